extension Command {
    /// What a command changes.
    public enum Subject: Hashable, Sendable, CustomStringConvertible {
        case device(MachineID)
        case devices([MachineID])
        case machineAction(MachineActionID)
        case alert(AlertID)
        case alerts([AlertID])
        /// The indicators of these values.
        case indicators([IndicatorValue])
        case indicatorIDs([IndicatorID])
        /// A file of the live response library, by name.
        case libraryFile(LibraryFileName)

        /// The ids or values, with commas between them.
        public var description: String { parts.joined(separator: ",") }

        /// The ids or values, one by one.
        public var parts: [String] {
            switch self {
            case .device(let machine): [machine.description]
            case .devices(let machines): machines.map(\.description)
            case .machineAction(let action): [action.description]
            case .alert(let alert): [alert.description]
            case .alerts(let alerts): alerts.map(\.description)
            case .indicators(let values): values.map(\.description)
            case .indicatorIDs(let ids): ids.map(\.description)
            case .libraryFile(let name): [name.description]
            }
        }
    }
}

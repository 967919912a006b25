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
        public var description: String {
            switch self {
            case .device(let machine): machine.description
            case .devices(let machines): Self.joined(machines)
            case .machineAction(let action): action.description
            case .alert(let alert): alert.description
            case .alerts(let alerts): Self.joined(alerts)
            case .indicators(let values): Self.joined(values)
            case .indicatorIDs(let ids): Self.joined(ids)
            case .libraryFile(let name): name.description
            }
        }

        private static func joined(_ parts: [some CustomStringConvertible]) -> String {
            parts.map(\.description).joined(separator: ",")
        }
    }
}

extension Command {
    /// The most commands like this one that one request can stand for; 1 where the service takes no request for several.
    public var mostJoined: Int {
        guard case (.tag, .device) = (change, subject) else { return 1 }
        return Self.maximumTaggedMachines
    }

    /// The one request that does what several do, each to another device.
    /// - Returns: nil where the service takes none for them: they differ in more than the device, or are too many.
    public static func joining(_ commands: [Command]) -> Command? {
        guard let first = commands.first, commands.count > 1, commands.count <= first.mostJoined,
            case .tag(let value, let action) = first.change, commands.allSatisfy({ $0.change == first.change })
        else { return nil }
        let machines = commands.compactMap(\.device)
        guard Set(machines).count == commands.count else { return nil }
        return .tag(machines: machines, value: value, action: action)
    }
}

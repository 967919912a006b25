extension Command {
    /// Cuts a device off from the network (isolate-machine).
    /// - Precondition: `type` is one of `EnumSchema.isolationType`. It is always sent: the default is not documented.
    public static func isolate(machine: MachineID, type: String, comment: String) -> Command {
        precondition(EnumSchema.isolationType.values.contains(type), "\(type) is no IsolationType")
        return Command(machine, .isolate(type: type, comment: CommentLimit.fitted(comment)))
    }

    /// Ends an isolation (unisolate-machine).
    public static func release(machine: MachineID, comment: String) -> Command {
        Command(machine, .release(comment: CommentLimit.fitted(comment)))
    }

    /// Has the device put together its investigation package (collect-investigation-package).
    public static func collectInvestigationPackage(machine: MachineID, comment: String) -> Command {
        Command(machine, .collectInvestigationPackage(comment: CommentLimit.fitted(comment)))
    }

    /// Adds a tag or takes one off (add-or-remove-machine-tag).
    public static func tag(machine: MachineID, value: String, action: TagAction) -> Command {
        Command(machine, .tag(value: value, action: action))
    }
}

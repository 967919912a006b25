extension Command {
    /// What the service answers a command with.
    public enum Expectation: Hashable, Sendable {
        /// A machine action of this type, whose id is the receipt; nil for a cancellation, whose action has any type.
        case machineAction(type: String?)
        /// The machine as changed.
        case machine
        case machines
        case alert
        case investigation
        case indicator
        /// One result per indicator: each can fail by itself inside an answer of success.
        case indicatorImport
        case libraryFile
        /// Nothing but the status.
        case nothing
    }
}

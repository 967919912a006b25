public import Diagnostics

/// Why the simulator cannot start, or had to stop.
public enum SimulatorFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mistakes of a world file or of a faults file.
    case mistakes([Diagnostic])
    /// The journal cannot be created or written; the second text is the system's reason.
    case journal(path: String, reason: String)
    /// The address cannot be listened on; the second text is the system's reason.
    case listen(address: String, reason: String)
    /// A certificate or its key cannot be used; the second text is the reason.
    case certificate(path: String, reason: String)

    public var description: String { Messages.failure(self) }
}

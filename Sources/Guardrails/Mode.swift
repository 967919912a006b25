/// Whether what is cleared may reach the service. A type and not a value: a clearance, an order and an effector carry
/// it, so that a rehearsal cannot send anything and a live run cannot pass for a rehearsal.
public protocol Mode: Sendable {
    /// The word in audit entries.
    static var name: String { get }
}

/// Effects are real.
public enum Live: Mode {
    public static let name = "live"
}

/// Nothing leaves the process.
public enum Dry: Mode {
    public static let name = "rehearsal"
}

/// How long a step waits, and for what.
public struct Pause: Sendable {
    /// How long; at most, where it waits for something.
    public let length: Duration
    /// Whether what it waits for holds; nil where it waits for the time alone.
    public let until: Deferral.Decision?
}

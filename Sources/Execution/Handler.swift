public import Canonical

/// A run that has taken care of a subject.
public struct Handler: Hashable, Sendable {
    /// The run's id.
    public let run: String
    /// When it began.
    public let time: Timestamp

    public init(run: String, time: Timestamp) {
        self.run = run
        self.time = time
    }
}

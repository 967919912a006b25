public import Canonical

/// Time and chance, as they come in from outside.
public struct Surroundings: Sendable {
    public let now: @Sendable () -> Timestamp
    /// Waits; throws if the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to but without 1.
    public let random: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }
}

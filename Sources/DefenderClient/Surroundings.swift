public import Canonical

/// Time and chance, as they come in from outside.
public struct Surroundings: Sendable {
    public let now: @Sendable () -> Timestamp
    /// Waits; throws if the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to but without 1.
    public let random: @Sendable () -> Double
    /// So many bytes that nobody can guess.
    public let randomBytes: @Sendable (Int) -> [UInt8]

    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double, randomBytes: @escaping @Sendable (Int) -> [UInt8] = Self.systemBytes
    ) {
        self.randomBytes = randomBytes
        self.now = now
        self.sleep = sleep
        self.random = random
    }
    /// Bytes of the system's generator.
    public static func systemBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

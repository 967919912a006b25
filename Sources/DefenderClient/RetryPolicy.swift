/// How often and how long a request is tried again.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at most.
    public let attempts: Int
    /// The first wait where the service names none; it doubles from time to time.
    public let firstWait: Duration
    /// The longest wait where the service names none.
    public let longestWait: Duration
    /// All waits of one request together. A service that asks for more is taken at its word: the request is given up.
    public let budget: Duration

    /// The first wait after a 429 that names none; it doubles up to a minute, the window of the limits.
    static let firstThrottledWait = Duration.seconds(10)
    static let longestThrottledWait = Duration.seconds(60)

    public init(attempts: Int, firstWait: Duration, longestWait: Duration, budget: Duration) {
        self.attempts = attempts
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.budget = budget
    }

    public static let standard = RetryPolicy(
        attempts: 5, firstWait: .milliseconds(500), longestWait: .seconds(20), budget: .seconds(300))
}

/// Decides how long to wait before a request is sent again, or that it is not.
struct RetrySchedule: Sendable {
    private let policy: RetryPolicy
    private var sent = 0
    private var waited = Duration.zero

    init(_ policy: RetryPolicy) { self.policy = policy }

    /// The wait before the next attempt; nil if there shall be none.
    /// - Parameter random: 0 up to 1; spreads the clients that were turned away together.
    mutating func wait(after setback: Setback, random: Double) -> Duration? {
        sent += 1
        guard sent < policy.attempts else { return nil }
        let (first, longest) =
            setback.isThrottling
            ? (RetryPolicy.firstThrottledWait, RetryPolicy.longestThrottledWait) : (policy.firstWait, policy.longestWait)
        let jittered = min(first * (1 << min(sent - 1, 20)), longest) * (0.5 + random / 2)
        let wait = setback.retryAfter ?? jittered
        guard waited + wait <= policy.budget else { return nil }
        waited += wait
        return wait
    }
}

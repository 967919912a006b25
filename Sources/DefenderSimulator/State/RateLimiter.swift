import Canonical
import DefenderAPI

/// The service's limits: calls in a sliding minute and hour, per app, tenant and group of endpoints. Endpoints whose
/// pages state the same figures share a budget.
struct RateLimiter: Sendable {
    private struct Budget: Hashable, Sendable {
        let client: String
        let limits: RateLimits
    }

    private let override: RateLimitMode
    private var calls: [Budget: [Timestamp]] = [:]

    init(_ mode: RateLimitMode) { override = mode }

    /// Counts a call.
    /// - Returns: nil if it may pass, else how many seconds the client has to wait.
    mutating func admit(_ endpoint: Endpoint, client: String, _ refusals: RefusalMode, now: Timestamp) -> Int? {
        guard let (limits, windows) = budget(endpoint) else { return nil }
        return admit(Budget(client: client, limits: limits), windows, refusals, now)
    }

    private func budget(_ endpoint: Endpoint) -> (RateLimits, [(Duration, Int)])? {
        switch override {
        case .none: nil
        case .documented: (endpoint.rateLimits, windows(endpoint.rateLimits))
        case .perMinute(let count): (.standard, [(.seconds(60), count)])
        }
    }

    private func windows(_ limits: RateLimits) -> [(Duration, Int)] {
        [limits.perMinute.map { (.seconds(60), $0) }, limits.perHour.map { (.seconds(3600), $0) }].compactMap { $0 }
    }

    private mutating func admit(
        _ budget: Budget, _ windows: [(Duration, Int)], _ refusals: RefusalMode, _ now: Timestamp
    ) -> Int? {
        let longest = windows.map { $0.0 }.max() ?? .zero
        var times = calls[budget, default: []]
        times.removeFirst(times.prefix { now - $0 >= longest }.count)
        func wait() -> Int? { windows.compactMap { Self.wait(times, window: $0.0, count: $0.1, now) }.max() }
        let isRefused = wait() != nil
        // As a rule a refused call uses nothing up: the wait that was named is the wait there is.
        if !isRefused || refusals == .penalty { times.append(now) }
        calls[budget] = times
        return isRefused ? wait() : nil
    }

    /// The whole seconds until the oldest of the last `count` calls leaves the window; nil if there is room.
    private static func wait(_ times: [Timestamp], window: Duration, count: Int, _ now: Timestamp) -> Int? {
        guard times.count >= count, count > 0 else { return count > 0 ? nil : 60 }
        let remaining = window - (now - times[times.count - count])
        guard remaining > .zero else { return nil }
        let (seconds, attoseconds) = remaining.components
        return Int(seconds) + (attoseconds > 0 ? 1 : 0)
    }
}

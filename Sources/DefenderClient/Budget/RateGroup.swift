package import Canonical
package import DefenderAPI

/// The calls of one group of endpoints within the last hour, and whether another one may go.
///
/// Whether the service counts in fixed or in sliding windows is not stated, so no window at all may hold too many calls. A
/// call counts from its answer on: the service has seen it by then at the latest, and so never sees two closer than we do.
package struct RateGroup: Sendable {
    private let windows: [(length: Duration, limit: Int, reserve: Int)]
    /// When calls were answered, in order.
    private var answered: [Timestamp] = []
    private var underWay = 0
    private var pausedUntil = Timestamp.earliest

    /// What is kept back of each window for releases and cancellations, in hundredths.
    private static let reserve = 4

    package init(_ limits: RateLimits) {
        // Where the page is silent, what most pages state is a safe assumption (mde-errors-and-limits.yaml, `rate_limits`).
        let stated = limits == .unstated ? .standard : limits
        let pairs: [(Duration, Int?)] = [(.seconds(60), stated.perMinute), (.seconds(3600), stated.perHour)]
        windows = pairs.compactMap { length, limit in
            limit.map { (length, $0, $0 >= 20 ? max(1, $0 * Self.reserve / 100) : 0) }
        }
    }

    /// Counts a call that may go now.
    /// - Parameter isRelief: it may take from the reserve.
    /// - Returns: nil if it may go, else how long to wait before asking again.
    package mutating func admit(now: Timestamp, isRelief: Bool) -> Duration? {
        let longest = windows.map(\.length).max() ?? .zero
        answered.removeFirst(answered.prefix { now - $0 >= longest }.count)
        let waits = windows.compactMap { wait(now, length: $0.length, usable: isRelief ? $0.limit : $0.limit - $0.reserve) }
        let pause = pausedUntil > now ? pausedUntil - now : nil
        guard let wait = (waits + [pause].compactMap { $0 }).max() else {
            underWay += 1
            return nil
        }
        return wait
    }

    private func wait(_ now: Timestamp, length: Duration, usable: Int) -> Duration? {
        let first = answered.firstIndex { now - $0 < length } ?? answered.endIndex
        let excess = answered.endIndex - first + underWay - usable
        guard excess >= 0 else { return nil }
        // All places are held by calls that are under way: their answers come soon.
        guard first + excess < answered.endIndex else { return .milliseconds(100) }
        return answered[first + excess] + length - now
    }

    /// A call was answered, or given up.
    package mutating func finish(now: Timestamp) {
        underWay -= 1
        answered.append(max(now, answered.last ?? now))
    }

    /// The service said that it has enough.
    package mutating func pause(until time: Timestamp) { pausedUntil = max(pausedUntil, time) }
}

public import Canonical

/// What a clock on the wall shows in a zone.
public struct WallClock: Hashable, Sendable {
    /// Days since Monday.
    public let weekday: Int
    /// Minutes since midnight, 0 to 1439.
    public let minute: Int
    /// Days since 1970-01-01 by the zone's calendar.
    private let day: Int64

    private static let secondsOfDay: Int64 = 86_400

    /// - Parameter zone: a name of the system's IANA database, or `UTC`; nil for one that it does not have.
    public init?(at instant: Timestamp, zone: String) {
        guard let offset = Self.offset(zone, at: instant.seconds) else { return nil }
        let local = instant.seconds + Int64(offset)
        let day = (Double(local) / Double(Self.secondsOfDay)).rounded(.down)
        self.day = Int64(day)
        // 1970-01-01 was a Thursday.
        weekday = Int(((self.day + 3) % 7 + 7) % 7)
        minute = Int(local - self.day * Self.secondsOfDay) / 60
    }

    /// The last instant, at or before another, at which the clocks of a zone show that minute of one of those days. A time that a
    /// change of the clocks leaves out counts as that much after the hour before it.
    /// - Parameters:
    ///   - days: days since Monday; at least one.
    ///   - minute: since midnight.
    public static func last(_ minute: Int, on days: Set<Int>, before instant: Timestamp, zone: String) -> Timestamp? {
        guard let now = WallClock(at: instant, zone: zone) else { return nil }
        // The same day of the week comes again after seven.
        for back in 0...7 {
            let weekday = ((now.weekday - back) % 7 + 7) % 7
            guard days.contains(weekday) else { continue }
            let local = (now.day - Int64(back)) * secondsOfDay + Int64(minute) * 60
            guard let first = offset(zone, at: local), let offset = offset(zone, at: local - Int64(first)),
                let found = Timestamp(seconds: local - Int64(offset), nanoseconds: 0)
            else { return nil }
            if found <= instant { return found }
        }
        return nil
    }

    private static func offset(_ zone: String, at seconds: Int64) -> Int? { zone == "UTC" ? 0 : TimeZones.offset(zone, at: seconds) }
}

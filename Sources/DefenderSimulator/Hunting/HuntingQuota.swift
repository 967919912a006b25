import Canonical

/// The run time that a tenant's queries may use: ten minutes in an hour, three hours in a day (mde-errors-and-limits.yaml,
/// `advanced_hunting`). What a query costs is counted by the rows that it looks at, not by the clock: a simulation must
/// come to its limits on any machine alike.
struct HuntingQuota: Sendable {
    private struct Use: Sendable {
        let time: Timestamp
        let cost: Duration
    }

    private var uses: [Use] = []

    private static let limits: [(name: String, window: Duration, most: Duration)] = [
        ("10 minutes of run time per hour", .seconds(3600), .seconds(600)),
        ("3 hours of run time per day", .seconds(86_400), .seconds(3 * 3600)),
    ]

    /// The limit that is used up and the seconds until it is not; nil if a query may run.
    mutating func exhausted(_ now: Timestamp) -> (limit: String, seconds: Int)? {
        uses.removeFirst(uses.prefix { now - $0.time >= .seconds(86_400) }.count)
        for limit in Self.limits {
            let recent = uses.filter { now - $0.time < limit.window }
            guard recent.reduce(Duration.zero, { $0 + $1.cost }) >= limit.most, let first = recent.first else { continue }
            return (limit.name, Int((limit.window - (now - first.time)).components.seconds) + 1)
        }
        return nil
    }

    mutating func use(_ cost: Duration, now: Timestamp) { uses.append(Use(time: now, cost: cost)) }

    /// A tenth of a second, and a second per hundred thousand rows.
    static func cost(rows: Int) -> Duration { .milliseconds(100) + .microseconds(10 * rows) }
}

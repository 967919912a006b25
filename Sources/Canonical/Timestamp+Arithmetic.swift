extension Timestamp {
    /// The instant `duration` later (fractions of a nanosecond are dropped), or nil outside of the years 0001 to 9999.
    public func adding(_ duration: Duration) -> Timestamp? {
        let (wholeSeconds, attoseconds) = duration.components
        var (sum, overflow) = seconds.addingReportingOverflow(wholeSeconds)
        guard !overflow else { return nil }
        var fraction = nanoseconds + Int32(attoseconds / 1_000_000_000)
        if fraction < 0 {
            fraction += 1_000_000_000
            (sum, overflow) = sum.subtractingReportingOverflow(1)
        } else if fraction >= 1_000_000_000 {
            fraction -= 1_000_000_000
            (sum, overflow) = sum.addingReportingOverflow(1)
        }
        return overflow ? nil : Timestamp(seconds: sum, nanoseconds: fraction)
    }

    /// The instant `duration` later, held at `earliest` and `latest`; `adding(_:)` tells when it would not fit.
    public static func + (instant: Timestamp, duration: Duration) -> Timestamp {
        instant.adding(duration) ?? (duration < .zero ? .earliest : .latest)
    }

    /// The instant `duration` earlier, held at `earliest` and `latest`.
    public static func - (instant: Timestamp, duration: Duration) -> Timestamp {
        let (wholeSeconds, attoseconds) = duration.components
        guard wholeSeconds != .min else { return .latest }
        return instant + Duration(secondsComponent: -wholeSeconds, attosecondsComponent: -attoseconds)
    }

    /// The time from `start` to `end`; negative if `end` is earlier.
    public static func - (end: Timestamp, start: Timestamp) -> Duration {
        .seconds(end.seconds - start.seconds) + .nanoseconds(Int64(end.nanoseconds - start.nanoseconds))
    }
}

import Canonical
import Diagnostics

/// The trigger `schedule`: a run at each time.
public struct ScheduleTrigger: Sendable, Hashable {
    public enum Recurrence: Sendable, Hashable {
        case every(Duration)
        case at(WeeklyTime, zone: String)
    }

    public let recurrence: Recurrence

    private static let every = Key("every", Form.duration(), "The distance of two runs.")
    private static let at = Key(
        "at",
        Form<String>.text(WeeklyTime.pattern, { WeeklyTime($0) != nil }, or: Messages.notAWeeklyTime).map { text, _, _ in
            WeeklyTime(text)
        }, "A time of the day, with days before it: `Mon 08:00`, `Mon-Fri 18:30`, `03:00`.")
    private static let zone = Key("zone", Form.zone, "The time zone of `at`, like `Europe/Paris`; without it UTC.")

    static let form = MappingForm<ScheduleTrigger>(
        "`schedule`", "Times start runs.", [every, at, zone],
        saying: ["oneOf": [["required": ["every"]], ["required": ["at"]]], "dependencies": ["zone": ["at"]]]
    ) { fields in
        let (interval, time, zoneName) = (fields[every], fields[at], fields[zone])
        switch (fields.has(every), fields.has(at)) {
        case (true, false):
            if let place = fields.place(of: zone) { fields.collector.report(Messages.zoneWithoutTime(place)) }
            return interval.map { ScheduleTrigger(recurrence: .every($0)) }
        case (false, true): return time.map { ScheduleTrigger(recurrence: .at($0, zone: zoneName ?? "UTC")) }
        default:
            fields.collector.report(Messages.everyOrAt(fields.blame))
            return nil
        }
    }
}

import Diagnostics

/// A calendar of cordon.yaml: when `during("NAME")` holds.
public struct Calendar: Sendable, Hashable {
    public let name: String
    public let zone: String
    /// Places in `WeeklyTime.dayNames`.
    public let days: Set<Int>
    /// Minutes since midnight; one that ends before it starts goes over midnight.
    public let start: Int
    public let end: Int

    private static let zone = Key("zone", Form.zone, required: true, "The time zone, like `Europe/Paris`.")
    private static let days = Key(
        "days",
        Form<String>.text("^[A-Z][a-z]{2}([-,][A-Z][a-z]{2})*$", { WeeklyTime.days(of: $0[...]) != nil }, or: Messages.notDays)
            .map { text, _, _ in WeeklyTime.days(of: text[...]) }, "The days: `Mon-Fri`, `Sat,Sun`; without it all.")
    private static let hours = Key(
        "hours",
        Form<String>.text("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$", { Self.minutes($0) != nil }, or: Messages.notHours)
            .map { text, _, _ in minutes(text) }, "The hours: `08:00-18:00`; without it the whole day.")

    private static let body = MappingForm<Calendar>("a calendar", "Days and hours.", [zone, days, hours]) { fields in
        let (zone, days, hours) = (fields[Self.zone], fields[Self.days], fields[Self.hours])
        return zone.map {
            Calendar(
                name: "", zone: $0, days: days ?? Set(WeeklyTime.dayNames.indices), start: hours?.start ?? 0,
                end: hours?.end ?? 24 * 60)
        }
    }

    static let form = Form.names("`calendars`", body.form).map { entries, _, _ in
        entries.map { entry in
            let body = entry.value
            return Calendar(name: entry.name.value, zone: body.zone, days: body.days, start: body.start, end: body.end)
        }
    }

    private static func minutes(_ text: String) -> (start: Int, end: Int)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = WeeklyTime.minute(of: parts[0]), let end = WeeklyTime.minute(of: parts[1], upTo: 24 * 60),
            start != end
        else { return nil }
        return (start, end)
    }
}

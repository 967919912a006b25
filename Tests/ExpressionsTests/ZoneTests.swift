import Expressions
import Testing

/// Against facts of the IANA database that do not change any more, and rules that hold for years to come.
@Suite struct ZoneTests {
    @Test(arguments: [
        ("2024-01-15T12:00:00Z", "Europe/Berlin", 13), ("2024-07-15T12:00:00Z", "Europe/Berlin", 14),
        ("2024-03-31T00:59:59Z", "Europe/Berlin", 1), ("2024-03-31T01:00:00Z", "Europe/Berlin", 3),
        ("2024-10-27T00:59:59Z", "Europe/Berlin", 2), ("2024-10-27T01:00:00Z", "Europe/Berlin", 2),
        ("1900-01-01T00:00:00Z", "Europe/London", 0), ("1970-07-01T12:00:00Z", "Europe/London", 13),
        ("2060-07-01T12:00:00Z", "America/New_York", 8), ("2060-01-01T12:00:00Z", "America/New_York", 7),
        ("2060-01-01T12:00:00Z", "Australia/Sydney", 23), ("2060-07-01T12:00:00Z", "Australia/Sydney", 22),
        ("2060-07-01T12:00:00Z", "Asia/Kolkata", 17), ("2024-01-01T12:00:00Z", "UTC", 12),
        ("2024-01-01T12:00:00Z", "+02:00", 14), ("2024-01-01T12:00:00Z", "-9:30", 2), ("2024-01-01T12:00:00Z", "02:00", 14),
    ])
    func hoursOfAZone(_ instant: String, _ zone: String, _ hours: Int64) {
        #expect(value("timestamp(\"\(instant)\").getHours(\"\(zone)\")") == .int(hours))
    }

    @Test(arguments: [
        "Nowhere/Town", "../../etc/passwd", "/etc/passwd", "Europe/../Europe/Berlin", "Europe", "zone.tab", "Europe//Berlin", "+2",
    ])
    func whatIsNoZone(_ zone: String) {
        let expected = "failure: \"\(zone)\" is no time zone; write an offset such as +02:00 or a name such as Europe/Berlin"
        #expect(value("timestamp(\"2024-01-01T00:00:00Z\").getHours(\"\(zone)\")") == .string(expected))
    }
}

/// Durations as people write them: `90s`, `1h30m`, `7d`, `250ms`, `1.5h`, `-5m`.
///
/// The form is Go's (`time.ParseDuration`) and so CEL's, with `d` for days of 24 hours.
public enum DurationText {
    /// The longest duration either way, in seconds: 10,000 years, as in protobuf's Duration.
    static let maximumSeconds: Int128 = 315_576_000_000

    /// Nanoseconds per unit, largest first.
    static let units: [(name: String, nanoseconds: Int128)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000),
        ("ms", 1_000_000), ("us", 1000), ("ns", 1),
    ]

    /// Reads a duration; nil if the text is not one or is longer than 10,000 years. Fractions of a nanosecond are dropped.
    public static func parse(_ text: String) -> Duration? {
        var reader = DurationReader(text: text)
        guard let nanoseconds = reader.read(), nanoseconds.magnitude <= (maximumSeconds * 1_000_000_000).magnitude else {
            return nil
        }
        return Duration(
            secondsComponent: Int64(nanoseconds / 1_000_000_000),
            attosecondsComponent: Int64(nanoseconds % 1_000_000_000) * 1_000_000_000)
    }

    /// The shortest text that `parse` reads as the same duration: whole units from days down, and below a second one unit
    /// with a fraction (`1h30m`, `1.5s`, `250ms`, `0s`). Fractions of a nanosecond are dropped.
    public static func format(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let total = Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)
        guard total != 0 else { return "0s" }
        let sign = total < 0 ? "-" : ""
        var rest = total < 0 ? -total : total
        var parts = ""
        for unit in units.prefix(3) where rest >= unit.nanoseconds {
            parts += "\(rest / unit.nanoseconds)\(unit.name)"
            rest %= unit.nanoseconds
        }
        return sign + parts + (rest == 0 ? "" : small(rest))
    }

    /// Less than a minute, in the largest unit that leaves a whole part.
    private static func small(_ nanoseconds: Int128) -> String {
        guard let unit = units.dropFirst(3).first(where: { nanoseconds >= $0.nanoseconds }) else { return "" }
        let (whole, fraction) = nanoseconds.quotientAndRemainder(dividingBy: unit.nanoseconds)
        guard fraction != 0 else { return "\(whole)\(unit.name)" }
        // The leading 1 of unit + fraction keeps the zeros after the point.
        var digits = String(String(unit.nanoseconds + fraction).dropFirst())
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(whole).\(digits)\(unit.name)"
    }
}

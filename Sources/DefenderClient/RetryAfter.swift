import Canonical

/// The header `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// How long to wait from now on; nil if the text is neither.
    static func wait(_ text: String, now: Timestamp) -> Duration? {
        let text = text.split(separator: " ").joined(separator: " ")
        if let seconds = Int64(text) { return .seconds(min(max(seconds, 0), 86_400)) }
        guard let date = date(text) else { return nil }
        return date > now ? min(date - now, .seconds(86_400)) : .zero
    }

    /// IMF-fixdate, the only form that may be sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Timestamp(rfc3339: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

import Canonical

/// Dates as HTTP writes them (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    /// The epoch was a Thursday.
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    static func text(_ time: Timestamp) -> String {
        let text = time.text(fractionDigits: 0)
        let parts = text.split { "-T:Z".contains($0) }.map { String($0) }
        guard parts.count == 6, let month = Int(parts[1]), months.indices.contains(month - 1) else { return text }
        let (quotient, rest) = time.seconds.quotientAndRemainder(dividingBy: 86_400)
        let day = Int(rest < 0 ? quotient - 1 : quotient) % 7
        return "\(days[(day + 7) % 7]), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}

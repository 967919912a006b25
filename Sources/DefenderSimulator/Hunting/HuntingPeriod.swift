import Canonical

/// Graph's `Timespan`: an ISO 8601 duration back from now, or two of start, duration and end.
enum HuntingPeriod {
    static func read(_ text: String, now: Timestamp) -> ClosedRange<Timestamp>? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        switch parts.count {
        case 1: return duration(parts[0]).map { now.shifted(by: .zero - $0)...now }
        case 2:
            if let start = Timestamp(lenient: parts[0]) {
                guard let end = Timestamp(lenient: parts[1]) ?? duration(parts[1]).map({ start.shifted(by: $0) }) else { return nil }
                return start <= end ? start...end : nil
            }
            guard let span = duration(parts[0]), let end = Timestamp(lenient: parts[1]) else { return nil }
            return end.shifted(by: .zero - span)...end
        default: return nil
        }
    }

    /// `P7D`, `PT12H`, `P1DT30M`; years and months have no fixed length and are not taken.
    private static func duration(_ text: String) -> Duration? {
        guard text.hasPrefix("P"), text.utf8.count > 2 else { return nil }
        var (seconds, number, isTime) = (Int64(0), "", false)
        for character in text.dropFirst() {
            if character == "T", number.isEmpty, !isTime {
                isTime = true
            } else if character.isWholeNumber {
                number.append(character)
            } else if let value = Int64(number), value < 1_000_000, let unit = units["\(isTime ? "T" : "")\(character)"] {
                seconds += value * unit
                number = ""
            } else {
                return nil
            }
        }
        return number.isEmpty ? .seconds(seconds) : nil
    }

    private static let units: [String: Int64] = ["W": 604_800, "D": 86_400, "TH": 3600, "TM": 60, "TS": 1]
}

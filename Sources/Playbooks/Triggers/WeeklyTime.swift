import Expressions

/// A time of the day on some days of the week.
public struct WeeklyTime: Hashable, Sendable {
    /// The days as people and the language write them, Monday first.
    public static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Places in `dayNames`.
    public let days: Set<Int>
    /// Minutes since midnight.
    public let minute: Int

    static let pattern = #"^((Mon|Tue|Wed|Thu|Fri|Sat|Sun)([-,](Mon|Tue|Wed|Thu|Fri|Sat|Sun))* )?[0-2][0-9]:[0-5][0-9]$"#

    /// Reads `Mon 08:00`, `Mon-Fri 08:00`, `Mon,Thu 08:00` and `08:00` (every day).
    public init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard (1...2).contains(words.count), let minute = Self.minute(of: words[words.count - 1]) else { return nil }
        let days = words.count == 2 ? Self.days(of: words[0]) : Set(Self.dayNames.indices)
        guard let days else { return nil }
        self.days = days
        self.minute = minute
    }

    /// Reads `Mon-Fri` and `Mon,Wed`; a range may go over the end of the week.
    static func days(of text: Substring) -> Set<Int>? {
        var days: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { dayNames.firstIndex(of: String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            for step in 0...((last - first + 7) % 7) { days.insert((first + step) % 7) }
        }
        return days
    }

    /// Reads `08:00` up to `24:00`.
    static func minute(of text: Substring, upTo last: Int = 23 * 60 + 59) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= last
        else { return nil }
        return hours * 60 + minutes
    }
}

extension Form where Value == String {
    /// The name of a time zone: by its shape, and known to the machine if that has a database of zones.
    static var zone: Form {
        Form<String>.text("^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$", { isZone($0) && !ZoneDatabase.lacks($0) }, or: Messages.notAZone)
    }

    private static func isZone(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) || "_+-".utf8.contains($0)
                }
        }
        return text == "UTC" || (parts.count >= 2 && isName)
    }
}

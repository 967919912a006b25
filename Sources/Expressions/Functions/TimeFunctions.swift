import Canonical

/// Parts of timestamps and durations, and their limits.
enum TimeFunctions {
    static let functions: [StandardFunction] = [
        field("getFullYear", "year") { $0.year }, field("getMonth", "month") { $0.month - 1 },
        field("getDate", "day_of_month_1_based") { $0.day }, field("getDayOfMonth", "day_of_month") { $0.day - 1 },
        field("getDayOfWeek", "day_of_week") { $0.dayOfWeek }, field("getDayOfYear", "day_of_year") { $0.dayOfYear - 1 },
        field("getHours", "hours", seconds: 3600) { $0.hour }, field("getMinutes", "minutes", seconds: 60) { $0.minute },
        field("getSeconds", "seconds", seconds: 1) { $0.second },
        field("getMilliseconds", "milliseconds", milliseconds) { Int($0.nanoseconds / 1_000_000) },
    ]

    private static func field(
        _ name: String, _ id: String, seconds: Int64, _ part: @escaping @Sendable (Timestamp) -> Int
    ) -> StandardFunction {
        field(name, id, { $0.components.seconds / seconds }, part)
    }

    private static func field(
        _ name: String, _ id: String, _ ofDuration: (@Sendable (Duration) -> Int64)? = nil,
        _ part: @escaping @Sendable (Timestamp) -> Int
    ) -> StandardFunction {
        var overloads: [Overload] = [
            .member("timestamp_to_\(id)", [.timestamp], .int),
            .member("timestamp_to_\(id)_with_tz", [.timestamp, .string], .int),
        ]
        if ofDuration != nil { overloads.append(.member("duration_to_\(id)", [.duration], .int)) }
        return StandardFunction(name, overloads) { arguments throws(Fault) in
            switch (arguments[0], arguments.count) {
            case (.timestamp(let instant), 1): return .int(Int64(part(instant)))
            case (.timestamp(let instant), 2): return .int(try local(instant, arguments[1], name, part))
            case (.duration(let duration), 1):
                if let ofDuration { return .int(ofDuration(duration)) }
            default: break
            }
            throw .noSuchOverload(name, arguments)
        }
    }

    /// The part after the whole seconds, as CEL has it.
    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.attoseconds / 1_000_000_000_000_000
    }

    /// The calendar repeats itself after 400 years, days of the week included.
    private static let cycle = (years: 400 as Int64, seconds: 146_097 * 86_400 as Int64)

    /// A part of the clock or calendar of a zone. At either end of the years that instants can have, that is read one
    /// cycle of the calendar away.
    private static func local(
        _ instant: Timestamp, _ zone: Value, _ field: String, _ part: (Timestamp) -> Int
    ) throws(Fault) -> Int64 {
        guard case .string(let name) = zone, let seconds = offset(name) ?? TimeZones.offset(name, at: instant.seconds) else {
            throw .badZone(zone.text)
        }
        if let local = instant.adding(.seconds(seconds)) { return Int64(part(local)) }
        let turn: Int64 = instant.seconds < 0 ? 1 : -1
        let shifted = try adding(.seconds(Int64(seconds) + turn * cycle.seconds), to: instant, field)
        return Int64(part(shifted)) - (field == "getFullYear" ? turn * cycle.years : 0)
    }

    /// `+02:00`, `-9:30`, `02:00` or `UTC`.
    private static func offset(_ zone: String) -> Int? {
        if zone == "UTC" || zone == "Z" || zone.isEmpty { return 0 }
        var digits = Array(zone.utf8)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        if digits.count == 4 { digits.insert(UInt8(ascii: "0"), at: 0) }
        let values = digits.map { Int($0) - 0x30 }
        guard values.count == 5, digits[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(values[$0]) }), values[3] < 6
        else { return nil }
        let seconds = (values[0] * 10 + values[1]) * 3600 + (values[3] * 10 + values[4]) * 60
        return isNegative ? -seconds : seconds
    }

    static func adding(_ duration: Duration, to instant: Timestamp, _ operation: String) throws(Fault) -> Timestamp {
        guard let result = instant.adding(duration) else { throw .overflow(operation) }
        return result
    }

    /// CEL's durations hold as many nanoseconds as fit 64 bits, about 292 years.
    static func checked(_ duration: Duration, _ operation: String) throws(Fault) -> Duration {
        let (seconds, attoseconds) = duration.components
        let (scaled, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !isTooLong, !scaled.addingReportingOverflow(attoseconds / 1_000_000_000).overflow else {
            throw .overflow(operation)
        }
        return duration
    }

    /// `1.5s`, as `string(duration)` has it.
    static func secondsText(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
        let nanoseconds = (attoseconds / 1_000_000_000).magnitude
        guard nanoseconds > 0 else { return "\(sign)\(seconds.magnitude)s" }
        var digits = String(String(1_000_000_000 + nanoseconds).dropFirst())
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "\(sign)\(seconds.magnitude).\(digits)s"
    }
}

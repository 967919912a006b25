public import Canonical

/// A constant in a query of Kusto (learn.microsoft.com, "Scalar data types").
public enum KQLLiteral: Hashable, Sendable {
    case string(String)
    case integer(Int64)
    case double(Double)
    case boolean(Bool)
    case timestamp(Timestamp)
    /// In steps of 100 nanoseconds; what is finer is cut off.
    case duration(Duration)
    /// Constants with commas between them, for the brackets of `in (…)`. An empty one matches nothing there.
    indirect case list([KQLLiteral])

    /// The literal as KQL spells it: texts in double quotes, with escapes for all that could end them.
    public var text: String {
        switch self {
        case .string(let text): Self.quoted(text)
        case .integer(let value): "long(\(value))"
        case .double(let value) where value.isFinite: "real(\(value))"
        case .double(let value): value.isNaN ? "real(nan)" : value < 0 ? "real(-inf)" : "real(+inf)"
        case .boolean(let value): value ? "true" : "false"
        case .timestamp(let time): "datetime(\(time.text(fractionDigits: 7)))"
        case .duration(let duration): "totimespan(\(Self.ticks(duration)) * 1tick)"
        case .list(let items): items.isEmpty ? "dynamic([])" : items.map(\.text).joined(separator: ", ")
        }
    }

    private static func ticks(_ duration: Duration) -> Int128 {
        let (seconds, attoseconds) = duration.components
        return Int128(seconds) * 10_000_000 + Int128(attoseconds) / 100_000_000_000
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C: quoted += "\\" + String(UnicodeScalar(UInt8(unit)))
            case 0x20...0x7E: quoted += String(UnicodeScalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
        return quoted + "\""
    }
}

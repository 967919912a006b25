public import Canonical

/// A constant in a hunting query.
public enum KQLLiteral: Hashable, Sendable {
    case string(String)
    case integer(Int64)
    case double(Double)
    case boolean(Bool)
    case timestamp(Timestamp)
    /// A list in brackets, as `in` takes it.
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
        case .list(let items): "(" + items.map(\.text).joined(separator: ", ") + ")"
        }
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

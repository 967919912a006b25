import Canonical

/// A scalar of the Kusto query language, as far as the tables have them.
enum HuntingValue: Hashable, Sendable {
    case null
    case string(String)
    case long(Int64)
    case real(Double)
    case bool(Bool)
    case datetime(Timestamp)
    case timespan(Duration)
    case dynamic(JSONValue)

    static func text(_ text: String?) -> HuntingValue { text.map { .string($0) } ?? .string("") }

    var isTrue: Bool { self == .bool(true) }

    /// As the service's JSON has it.
    var json: JSONValue {
        switch self {
        case .null: .null
        case .string(let text): .string(text)
        case .long(let value): .integer(value)
        case .real(let value): .number(value)
        case .bool(let value): .bool(value)
        case .datetime(let time): .time(time)
        case .timespan(let duration): .string(DurationText.format(duration))
        case .dynamic(let value): value
        }
    }

    /// As `tostring` has it.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .null: ""
        default: json.stringValue ?? json.canonicalText
        }
    }

    /// The order of two values of one kind; nil where there is none, as with null.
    static func order(_ left: HuntingValue, _ right: HuntingValue) -> Int? {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            left.utf8.elementsEqual(right.utf8) ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        case (.datetime(let left), .datetime(let right)): sign(left, right)
        case (.timespan(let left), .timespan(let right)): sign(left, right)
        case (.bool(let left), .bool(let right)): sign(left ? 1 : 0, right ? 1 : 0)
        case (.long(let left), .long(let right)): sign(left, right)
        case (.real, .real), (.real, .long), (.long, .real): sign(left.real ?? 0, right.real ?? 0)
        case (.dynamic(let left), .dynamic(let right)): left == right ? 0 : nil
        default: nil
        }
    }

    /// As a number with a fraction; nil for what is none.
    var real: Double? {
        switch self {
        case .long(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    private static func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int { left < right ? -1 : left > right ? 1 : 0 }
}

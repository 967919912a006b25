/// A value as the finite part of a condition tells values apart.
public enum FiniteValue: Hashable, Sendable, Comparable {
    case null
    case bool(Bool)
    case int(Int64)
    case text(String)
    /// Any value that no condition names.
    case other

    public static func < (left: FiniteValue, right: FiniteValue) -> Bool { left.sortKey < right.sortKey }

    private var sortKey: String {
        switch self {
        case .null: "0"
        case .bool(let value): "1\(value)"
        case .int(let value): "2\(value)"
        case .text(let value): "3\(value)"
        case .other: "4"
        }
    }
}

public import Canonical

/// What a record holds for one property.
public enum FieldValue: Hashable, Sendable {
    /// The answer did not have the property.
    case absent
    /// The service wrote null.
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case timestamp(Timestamp)
    /// What stands in a property of the type `json`.
    case json(JSONValue)
    case list([FieldValue])
    case record(Record)
}

extension FieldValue {
    /// The text of a `string`, else nil.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// Whether the answer did not have the property.
    public var isAbsent: Bool {
        guard case .absent = self else { return false }
        return true
    }

    /// The value as JSON, in the wire's spelling; nil for `absent`.
    public var json: JSONValue? {
        switch self {
        case .absent: nil
        case .null: .null
        case .boolean(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .double(let value): .number(value)
        case .string(let value): .string(value)
        case .timestamp(let value): .string(value.description)
        case .json(let value): value
        case .list(let values): .array(values.compactMap { $0.json })
        case .record(let record): record.json()
        }
    }
}

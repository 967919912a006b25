import Canonical
import DefenderAPI

/// The values of a query's result, by the type that the playbook declares for their column.
enum HuntingCell {
    private static let words: [String: FieldType] = [
        "string": .string, "int": .integer, "bool": .boolean, "double": .double, "timestamp": .timestamp,
    ]

    /// The type's word in playbooks.
    static func word(of type: FieldType) -> String {
        if case .list(let element) = type { return "list(\(word(of: element)))" }
        guard let word = words.first(where: { $0.value == type })?.key else { preconditionFailure("no column has the type \(type)") }
        return word
    }

    static func type(of word: String) -> FieldType? {
        if let type = words[word] { return type }
        guard word.hasPrefix("list("), word.hasSuffix(")") else { return nil }
        return words[String(word.dropFirst(5).dropLast())].map { .list($0) }
    }

    /// Whether a column of a type of the service's can hold such values. What `dynamic` holds, only its values tell; a `bool`
    /// comes as `SByte` too (run-advanced-query shows DateTime and String only).
    static func fits(_ type: FieldType, service: String) -> Bool {
        let name = service.lowercased()
        let isDynamic = ["object", "dynamic"].contains(name)
        return switch type {
        case .string: isDynamic || ["string", "guid", "timespan"].contains(name)
        case .integer: ["int64", "int32", "int16", "byte", "sbyte", "long", "int"].contains(name)
        case .boolean: ["boolean", "sbyte", "bool"].contains(name)
        case .double: ["double", "single", "real", "decimal", "sqldecimal", "int64", "int32", "long", "int"].contains(name)
        case .timestamp: name == "datetime"
        case .list: isDynamic
        default: false
        }
    }

    /// The value; nil where it is of another type. A null is one of every type.
    static func value(_ json: JSONValue, _ type: FieldType) -> FieldValue? {
        if json == .null { return .null }
        return switch type {
        case .string: .string(json.stringValue ?? json.canonicalText)
        case .integer: json.integerValue.map { .integer($0) }
        case .boolean: boolean(json)
        case .double: double(json).map { .double($0) }
        case .timestamp: json.stringValue.flatMap { Timestamp(rfc3339: $0) }.map { .timestamp($0) }
        case .list(let element): list(json, element)
        default: nil
        }
    }

    private static func boolean(_ json: JSONValue) -> FieldValue? {
        if let flag = json.boolValue { return .boolean(flag) }
        return json.integerValue.flatMap { [0: .boolean(false), 1: .boolean(true)][$0] }
    }

    private static func double(_ json: JSONValue) -> Double? {
        if case .number(let number) = json { return number }
        return json.integerValue.map { Double($0) }
    }

    private static func list(_ json: JSONValue, _ element: FieldType) -> FieldValue? {
        guard let items = json.arrayValue else { return nil }
        let values = items.compactMap { value($0, element) }
        return values.count == items.count ? .list(values) : nil
    }
}

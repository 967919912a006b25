import Canonical

/// Holds values against the parts of one schema.
struct Validator {
    let root: JSONValue

    /// - Parameter place: where the value stands, for the findings.
    func findings(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        guard case .object(let words) = schema else { return ["\(place): its schema is no object"] }
        return words.members.flatMap { word in
            guard let keyword = Keyword(rawValue: word.key) else { return ["\(place): unknown keyword \(word.key)"] }
            return findings(value, keyword, word.value, words, place)
        }
    }

    private func findings(
        _ value: JSONValue, _ keyword: Keyword, _ argument: JSONValue, _ schema: JSONObject, _ place: String
    ) -> [String] {
        switch keyword {
        case .schema, .id, .title, .description, .examples, .definitions: []
        case .reference: reference(value, argument, place)
        case .anyOf: anyOf(value, argument, place)
        case .oneOf:
            (argument.arrayValue ?? []).count { findings(value, $0, at: place).isEmpty } == 1
                ? [] : ["\(place): not exactly one of the alternatives"]
        case .items:
            (value.arrayValue ?? []).enumerated().flatMap { findings($0.element, argument, at: "\(place)[\($0.offset)]") }
        case .properties:
            (value.objectValue?.members ?? []).flatMap { member in
                argument[member.key].map { findings(member.value, $0, at: "\(place).\(member.key)") } ?? []
            }
        case .additionalProperties:
            (value.objectValue?.members ?? []).filter { schema["properties"]?[$0.key] == nil }.flatMap { member in
                argument == false
                    ? ["\(place): \(member.key) is not known"] : findings(member.value, argument, at: "\(place).\(member.key)")
            }
        case .dependencies:
            (argument.objectValue?.members ?? []).filter { value[$0.key] != nil }.flatMap { member in
                (member.value.arrayValue ?? []).compactMap(\.stringValue).filter { value[$0] == nil }
                    .map { "\(place): \(member.key) needs \($0)" }
            }
        case .propertyNames:
            (value.objectValue?.members ?? []).flatMap { findings(.string($0.key), argument, at: "\(place): the name \($0.key)") }
        case .required:
            value.objectValue.map { object in
                (argument.arrayValue ?? []).compactMap(\.stringValue).filter { object[$0] == nil }.map { "\(place): \($0) is missing" }
            } ?? []
        case .type, .constant, .choice, .pattern, .minimum, .maximum, .minItems, .minLength, .maxLength:
            allows(value, keyword, argument)
                ? [] : ["\(place): \(value.canonicalText) against \(keyword.rawValue) \(argument.canonicalText)"]
        }
    }

    // MARK: One value by itself

    private func allows(_ value: JSONValue, _ keyword: Keyword, _ argument: JSONValue) -> Bool {
        switch keyword {
        case .constant: return value == argument
        case .choice: return argument.arrayValue?.contains(value) ?? false
        case .pattern: return value.stringValue.map { Self.matches($0, argument.stringValue ?? "") } ?? true
        case .minimum: return value.integerValue.map { $0 >= argument.integerValue ?? .max } ?? true
        case .maximum: return value.integerValue.map { $0 <= argument.integerValue ?? .min } ?? true
        case .minItems: return value.arrayValue.map { Int64($0.count) >= argument.integerValue ?? .max } ?? true
        case .minLength: return value.stringValue.map { Int64($0.unicodeScalars.count) >= argument.integerValue ?? .max } ?? true
        case .maxLength: return value.stringValue.map { Int64($0.unicodeScalars.count) <= argument.integerValue ?? .min } ?? true
        default: return (argument.arrayValue ?? [argument]).contains { Self.isOfType(value, $0.stringValue ?? "") }
        }
    }

    private static func matches(_ text: String, _ pattern: String) -> Bool {
        guard let expression = try? Regex(pattern) else { return false }
        return text.contains(expression)
    }

    private static func isOfType(_ value: JSONValue, _ type: String) -> Bool {
        switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .number: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }

    // MARK: Other schemas

    private func reference(_ value: JSONValue, _ argument: JSONValue, _ place: String) -> [String] {
        guard let schema = SchemaReview(root: root).definition(argument) else {
            return ["\(place): \(argument.canonicalText) leads nowhere"]
        }
        return findings(value, schema, at: place)
    }

    /// Says what the nearest alternative has against the value.
    private func anyOf(_ value: JSONValue, _ argument: JSONValue, _ place: String) -> [String] {
        let alternatives = (argument.arrayValue ?? []).map { findings(value, $0, at: place) }
        return alternatives.min { $0.count < $1.count } ?? ["\(place): there is no alternative"]
    }
}

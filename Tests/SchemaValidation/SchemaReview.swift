import Canonical

/// Looks for mistakes in a schema: words that nobody reads, references that lead nowhere, examples that are none.
struct SchemaReview {
    let root: JSONValue

    func mistakes() -> [String] {
        let missing = ["$schema", "$id", "title", "description"].filter { root[$0]?.stringValue == nil }.map { "$: \($0) is missing" }
        return missing + mistakes(in: root, at: "$") + unusedDefinitions()
    }

    /// What `#/$defs/NAME` stands for.
    func definition(_ reference: JSONValue) -> JSONValue? {
        let prefix = "#/$defs/"
        guard let text = reference.stringValue, text.hasPrefix(prefix) else { return nil }
        return root["$defs"]?[String(text.dropFirst(prefix.count))]
    }

    private func mistakes(in schema: JSONValue, at place: String) -> [String] {
        guard case .object(let words) = schema else { return ["\(place): no object"] }
        let found = words.members.flatMap { word in
            Keyword(rawValue: word.key).map { mistakes($0, word.value, words, place) } ?? ["\(place): unknown keyword \(word.key)"]
        }
        return found + undescribed(words, place)
    }

    private func mistakes(_ keyword: Keyword, _ argument: JSONValue, _ schema: JSONObject, _ place: String) -> [String] {
        let here = "\(place)/\(keyword.rawValue)"
        func expect(_ isRight: Bool) -> [String] { isRight ? [] : ["\(here): \(argument.canonicalText)"] }
        switch keyword {
        case .schema: return expect(Self.drafts.contains(argument))
        case .id, .title, .description: return expect(argument.stringValue?.isEmpty == false)
        case .pattern: return expect(argument.stringValue.map { (try? Regex($0)) != nil } ?? false)
        case .minimum, .maximum, .minItems, .minLength, .maxLength: return expect(argument.integerValue != nil)
        case .constant: return []
        case .choice: return expect(argument.arrayValue?.isEmpty == false)
        case .type: return expect((argument.arrayValue ?? [argument]).allSatisfy { Self.types.contains($0.stringValue ?? "") })
        case .reference: return expect(definition(argument) != nil)
        case .required:
            // A closed object that asks for a key that it does not know can never be.
            let isClosed = schema["additionalProperties"] == false
            return (argument.arrayValue ?? []).filter { isClosed && schema["properties"]?[$0.stringValue ?? ""] == nil }
                .map { "\(here): \($0.canonicalText)" }
        case .examples:
            let validator = Validator(root: root)
            return (argument.arrayValue ?? []).flatMap { validator.findings($0, .object(schema), at: here) }
        case .dependencies:
            // A closed object that speaks of a key that it does not know says nothing.
            let names = (argument.objectValue?.members ?? []).flatMap { [$0.key] + ($0.value.arrayValue ?? []).compactMap(\.stringValue) }
            return names.filter { schema["properties"]?[$0] == nil }.map { "\(here): \($0)" }
        case .propertyNames: return mistakes(in: argument, at: here)
        case .additionalProperties: return argument == false ? [] : mistakes(in: argument, at: here)
        case .items: return mistakes(in: argument, at: here)
        case .anyOf, .oneOf:
            return (argument.arrayValue ?? []).enumerated().flatMap { mistakes(in: $0.element, at: "\(here)/\($0.offset)") }
        case .properties, .definitions:
            return (argument.objectValue?.members ?? []).flatMap { mistakes(in: $0.value, at: "\(here)/\($0.key)") }
        }
    }

    /// A closed object says what each of its keys means.
    private func undescribed(_ schema: JSONObject, _ place: String) -> [String] {
        guard schema["additionalProperties"] == false else { return [] }
        return (schema["properties"]?.objectValue?.members ?? []).filter { $0.value["description"]?.stringValue == nil }
            .map { "\(place): \($0.key) has no description" }
    }

    private func unusedDefinitions() -> [String] {
        let text = root.canonicalText
        return (root["$defs"]?.objectValue?.members ?? []).filter { !text.contains("\"#/$defs/\($0.key)\"") }
            .map { "$/$defs: nothing refers to \($0.key)" }
    }

    private static let drafts: [JSONValue] = [
        "https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#",
    ]

    private static let types: Set = ["null", "boolean", "integer", "number", "string", "array", "object"]
}

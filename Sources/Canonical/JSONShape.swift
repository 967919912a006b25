/// What a JSON value may be, in the words of JSON Schema (draft-07, the one that editors read). Formats that are declared so
/// have their schema made of the declaration.
public struct JSONShape: Hashable, Sendable {
    /// The schema, without its description.
    public let words: JSONObject

    public init(_ words: JSONObject) { self.words = words }

    /// A key of an object, with the sentence that says what it means.
    public struct Key: Hashable, Sendable {
        public let name: String
        public let shape: JSONShape
        public let summary: String
        public let isRequired: Bool

        public init(_ name: String, _ shape: JSONShape, _ summary: String, required: Bool = true) {
            self.name = name
            self.shape = shape
            self.summary = summary
            self.isRequired = required
        }
    }

    /// An object with these keys and no others.
    public static func object(_ summary: String, _ keys: [Key]) -> JSONShape {
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        var words: JSONObject = [
            "type": "object", "description": .string(summary), "additionalProperties": false,
            "properties": .object(
                JSONObject(
                    keys.map { key in
                        var words = key.shape.words
                        words["description"] = .string(key.summary)
                        return (key.name, .object(words))
                    })),
        ]
        if !required.isEmpty { words["required"] = .array(required) }
        return JSONShape(words)
    }

    /// An object whose keys are anybody's.
    public static func map(of value: JSONShape) -> JSONShape {
        JSONShape(["type": "object", "additionalProperties": .object(value.words)])
    }

    public static func list(of item: JSONShape) -> JSONShape { JSONShape(["type": "array", "items": .object(item.words)]) }

    /// - Parameter pattern: what the whole text looks like, if more is known of it.
    public static func text(_ pattern: String? = nil, examples: [String] = []) -> JSONShape {
        var words: JSONObject = ["type": "string"]
        if let pattern { words["pattern"] = .string(pattern) }
        if !examples.isEmpty { words["examples"] = .array(examples.map { .string($0) }) }
        return JSONShape(words)
    }

    public static func constant(_ value: JSONValue) -> JSONShape { JSONShape(["const": value]) }

    public static func choice(_ values: [String]) -> JSONShape { JSONShape(["enum": .array(values.map { .string($0) })]) }

    public static func integer(from minimum: Int64? = nil) -> JSONShape {
        JSONShape(minimum.map { ["type": "integer", "minimum": .integer($0)] } ?? ["type": "integer"])
    }

    public static let flag = JSONShape(["type": "boolean"])

    /// One of several.
    public static func any(of shapes: [JSONShape]) -> JSONShape {
        JSONShape(["anyOf": .array(shapes.map { .object($0.words) })])
    }

    /// The shape, or null.
    public var orNull: JSONShape {
        var words = words
        guard let type = words["type"]?.stringValue, words["pattern"] == nil else { return .any(of: [self, JSONShape(["type": "null"])]) }
        words["type"] = [.string(type), "null"]
        return JSONShape(words)
    }

    /// RFC 3339, in UTC.
    public static let time = text(
        #"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z$"#, examples: ["2026-07-01T12:00:00Z"])

    /// A SHA-256 digest (`Digest`).
    public static let digest = text("^sha256:[0-9a-f]{64}$")

    /// The schema as a file.
    /// - Parameter name: of the file, without `.schema.json`.
    public func document(_ name: String, _ title: String) -> JSONValue {
        var schema = words
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        schema["$id"] = .string("https://cordon.example/schemas/\(name).schema.json")
        schema["title"] = .string(title)
        return .object(schema)
    }
}

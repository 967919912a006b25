import Canonical
import SchemaValidation
import Testing

struct SchemaFileTests {
    @Test(arguments: try Schema.names()) func everySchemaIsWellFormed(name: String) throws {
        let schema = try Schema(named: name)
        #expect(schema.mistakes.isEmpty, "\(schema.mistakes)")
        #expect(schema.json["$id"] == .string("https://cordon.example/schemas/\(name).schema.json"))
    }

    /// A schema stands by itself, for an editor that has no other; so what several need is written in each, and always alike.
    @Test(arguments: ["deviceId", "digest", "request", "runId", "subject", "time"])
    func whatSchemasShareTheyDefineAlike(definition: String) throws {
        let printed = try Schema.names().filter { !["audit", "config", "plan", "playbook", "world"].contains($0) }
        let definitions = try printed.compactMap { try Schema(named: $0).json["$defs"]?[definition] }
        #expect(!definitions.isEmpty)
        #expect(Set(definitions).count == 1)
    }

    @Test(arguments: [
        (#"{"type": "integer"}"#, "5", "5.5"), (#"{"type": ["string", "null"]}"#, "null", "true"),
        (#"{"const": {"a": 1}}"#, #"{"a":1}"#, "1"),
        (#"{"enum": ["a", 2]}"#, "2", #""2""#), (#"{"pattern": "^a+$"}"#, #""aa""#, #""ab""#), (#"{"minimum": 1}"#, "1", "0"),
        (#"{"maximum": 1}"#, "1", "2"), (#"{"minItems": 1}"#, "[1]", "[]"),
        (#"{"required": ["a"]}"#, #"{"a":1}"#, "{}"), (#"{"properties": {"a": {"type": "null"}}}"#, #"{"a":null}"#, #"{"a":1}"#),
        (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a":1}"#, #"{"b":1}"#),
        (#"{"additionalProperties": {"type": "null"}}"#, #"{"b":null}"#, #"{"b":1}"#),
        (#"{"items": {"type": "null"}}"#, "[null]", "[null,1]"), (#"{"anyOf": [{"const": 1}, {"const": 2}]}"#, "2", "3"),
        (#"{"oneOf": [{"type": "integer"}, {"const": 2}]}"#, "1", "2"),
        (#"{"dependencies": {"a": ["b"]}}"#, #"{"a":1,"b":2}"#, #"{"a":1}"#),
        (#"{"propertyNames": {"pattern": "^a"}}"#, #"{"ab":1}"#, #"{"b":1}"#),
        (##"{"$ref": "#/$defs/a", "$defs": {"a": {"const": 1}}}"##, "1", "2"),
    ])
    func everyKeywordIsHeldToItsMeaning(schema: String, good: String, bad: String) throws {
        let schema = Schema(try JSONValue(parsing: Array(schema.utf8)))
        #expect(schema.findings(in: try JSONValue(parsing: Array(good.utf8))).isEmpty)
        #expect(!schema.findings(in: try JSONValue(parsing: Array(bad.utf8))).isEmpty)
    }

    @Test func anUnknownKeywordFails() {
        #expect(!Schema(["maxItems": 3]).findings(in: "a").isEmpty)
        #expect(!Schema(["$ref": "#/$defs/gone"]).findings(in: "a").isEmpty)
        #expect(Schema(["maxItems": 3]).mistakes.contains("$: unknown keyword maxItems"))
    }
}

import Canonical
import SchemaValidation

/// What SARIF 2.1.0 asks of the properties that are written here: which are required, their types and closed lists of
/// words, by the sections of the OASIS standard. Closed, so that a misspelt property is found.
enum SARIFSchema {
    static let schema = Schema([
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/log",
        "$defs": [
            // 3.13
            "log": closed(
                ["$schema": text, "version": ["const": "2.1.0"], "runs": list("run")], required: ["version", "runs"]),
            // 3.14
            "run": closed(
                [
                    "tool": of("tool"), "results": list("result"),
                    "columnKind": ["enum": ["utf16CodeUnits", "unicodeCodePoints"]],
                    "newlineSequences": ["type": "array", "items": text],
                ], required: ["tool"]),
            // 3.18, 3.19, 3.49
            "tool": closed(["driver": of("component")], required: ["driver"]),
            "component": closed(
                [
                    "name": text, "version": text, "semanticVersion": text,
                    "rules": list("rule"),
                ], required: ["name"]),
            "rule": closed(["id": text], required: ["id"]),
            // 3.27; ruleId is required here because no rule object is given.
            "result": closed(
                [
                    "ruleId": text, "ruleIndex": index, "level": ["enum": ["none", "note", "warning", "error"]],
                    "message": of("message"), "locations": list("location"), "relatedLocations": list("location"),
                    "fixes": list("fix"),
                ], required: ["message", "ruleId"]),
            // 3.11
            "message": closed(["text": text], required: ["text"]),
            // 3.28, 3.29, 3.4
            "location": closed(["id": index, "message": of("message"), "physicalLocation": of("physical")], required: []),
            "physical": closed(["artifactLocation": of("artifact"), "region": of("region")], required: ["artifactLocation"]),
            "artifact": closed(["uri": ["type": "string", "pattern": uriReference]], required: ["uri"]),
            // 3.30
            "region": closed(
                [
                    "startLine": line, "startColumn": line, "endLine": line, "endColumn": line, "byteOffset": index,
                    "byteLength": index,
                ], required: ["startLine"]),
            // 3.55, 3.56, 3.57
            "fix": closed(["description": of("message"), "artifactChanges": list("change")], required: ["artifactChanges"]),
            "change": closed(
                ["artifactLocation": of("artifact"), "replacements": list("replacement")],
                required: ["artifactLocation", "replacements"]),
            "replacement": closed(
                ["deletedRegion": of("region"), "insertedContent": of("content")], required: ["deletedRegion"]),
            "content": closed(["text": text], required: []),
        ],
    ])

    private static let text: JSONValue = ["type": "string"]
    private static let line: JSONValue = ["type": "integer", "minimum": 1]
    private static let index: JSONValue = ["type": "integer", "minimum": 0]
    /// RFC 3986, section 4.1, without query and fragment.
    private static let uriReference: JSONValue = "^(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"

    private static func of(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }
    private static func list(_ name: String) -> JSONValue { ["type": "array", "items": of(name)] }

    private static func closed(_ properties: JSONObject, required: [JSONValue]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties), "required": .array(required),
            "additionalProperties": false,
        ]
    }
}

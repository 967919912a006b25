public import ActionKit
public import Canonical

/// The JSON Schemas (draft-07) of what authors write, made of the declarations that decode it. What a schema cannot say
/// (types of expressions, names of steps) `validate` says.
public enum PlaybookSchema {
    /// Of a playbook.
    public static func playbook(_ catalogue: Catalogue) -> JSONValue {
        document("playbook", "A playbook of Cordon", Playbook.form(catalogue.keys).schema(catalogue))
    }

    /// Of cordon.yaml.
    public static func configuration(_ catalogue: Catalogue) -> JSONValue {
        document("config", "cordon.yaml", Configuration.form(catalogue.keys).schema(catalogue))
    }

    private static func document(_ name: String, _ title: String, _ schema: JSONObject) -> JSONValue {
        var schema = schema
        schema["$schema"] = "http://json-schema.org/draft-07/schema#"
        schema["$id"] = .string("https://cordon.example/schemas/\(name).schema.json")
        schema["title"] = .string(title)
        return .object(schema)
    }
}

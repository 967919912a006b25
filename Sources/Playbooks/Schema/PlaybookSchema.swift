public import ActionKit
public import Canonical

/// The JSON Schemas (draft-07) of what authors write, made of the declarations that decode it. What a schema cannot say
/// (types of expressions, names of steps) `validate` says.
public enum PlaybookSchema {
    /// Of a playbook.
    public static func playbook(_ catalogue: Catalogue) -> JSONValue {
        JSONShape(Playbook.form(catalogue.keys).schema(catalogue)).document("playbook", "A playbook of Cordon")
    }

    /// Of cordon.yaml.
    public static func configuration(_ catalogue: Catalogue) -> JSONValue {
        JSONShape(Configuration.form(catalogue.keys).schema(catalogue)).document("config", "cordon.yaml")
    }
}

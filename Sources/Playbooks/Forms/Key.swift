import ActionKit
import Canonical
import YAMLSyntax

/// A key of a mapping of the language, declared once: its spelling, what it takes and what it means.
struct Key<Value>: KeyDeclaration {
    let name: String
    let form: Form<Value>
    let isRequired: Bool
    let summary: String

    init(_ name: String, _ form: Form<Value>, required: Bool = false, _ summary: String) {
        self.name = name
        self.form = form
        self.isRequired = required
        self.summary = summary
    }

    func schema(_ catalogue: Catalogue) -> JSONObject {
        var schema = form.schema(catalogue)
        schema["description"] = .string(summary)
        return schema
    }
}

/// What is known of a key whatever its values are.
protocol KeyDeclaration: Sendable {
    var name: String { get }
    var isRequired: Bool { get }
    /// One sentence for the reference and the editor.
    var summary: String { get }
    /// The schema of its value, described.
    func schema(_ catalogue: Catalogue) -> JSONObject
}

import ActionKit
import Canonical
import Diagnostics
import YAMLSyntax

/// What a value of the language may be: how it is read, and the JSON Schema that says the same. Both stand side by side,
/// so that an editor cannot promise what the decoder refuses.
struct Form<Value>: Sendable {
    /// The schema, for an editor that knows these actions.
    let schema: @Sendable (Catalogue) -> JSONObject
    /// Nil after a mistake, which has been reported.
    let read: @Sendable (ValueReader, DiagnosticCollector) -> Value?

    init(
        schema: @escaping @Sendable (Catalogue) -> JSONObject,
        read: @escaping @Sendable (ValueReader, DiagnosticCollector) -> Value?
    ) {
        self.schema = schema
        self.read = read
    }

    /// A form whose schema does not depend on the actions.
    init(_ schema: JSONObject, read: @escaping @Sendable (ValueReader, DiagnosticCollector) -> Value?) {
        self.init(schema: { _ in schema }, read: read)
    }

    /// The same form with what was read made into something else; nil is a mistake that `transform` has reported.
    func map<Result>(
        _ transform: @escaping @Sendable (Value, SourceRange, DiagnosticCollector) -> Result?
    ) -> Form<Result> {
        Form<Result>(schema: schema) { value, collector in
            read(value, collector).flatMap { transform($0, value.node.range, collector) }
        }
    }

    /// The same form with more words of its schema, for what is checked elsewhere.
    func saying(_ words: JSONObject) -> Form {
        Form(schema: { catalogue in words.members.reduce(into: schema(catalogue)) { $0[$1.key] = $1.value } }, read: read)
    }

    /// A short form beside a long one: a mapping is read as the long form, anything else as the short one.
    func orMapping(_ long: Form) -> Form {
        Form(
            schema: { ["anyOf": .array([.object(schema($0)), .object(long.schema($0))])] },
            read: { value, collector in
                value.node.mapping == nil ? read(value, collector) : long.read(value, collector)
            })
    }

    /// One of some words beside anything else.
    func orWords(_ words: [String: Value]) -> Form where Value: Sendable {
        let choice: JSONValue = ["enum": .array(words.keys.sorted().map { .string($0) })]
        return Form(
            schema: { ["anyOf": .array([choice, .object(schema($0))])] },
            read: { value, collector in
                value.node.scalar.flatMap { words[$0.text] } ?? read(value, collector)
            })
    }
}

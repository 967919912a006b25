import Canonical
public import Diagnostics
public import YAMLSyntax

/// An input of a `manual` trigger as it was written.
public struct ManualInputSource: Sendable {
    public let name: Spanned<String>
    /// Nil if it has a mistake, which has been reported.
    public let type: ValueType?
    /// The value without which the caller must give one.
    public let fallback: Node?
    public let description: String?

    private struct Body: Sendable {
        let type: ValueType?
        let fallback: Node?
        let description: String?
    }

    private static let type = Key("type", Form.valueType, required: true, "What it takes.")
    private static let fallback = Key(
        "default", Form<Node>([:]) { value, _ in value.node }, "What it is if the caller gives nothing; without it the input is required.")
    private static let description = Key("description", Form.text, "For the people who call it.")

    private static let body = MappingForm<Body>("an input", "A typed input.", [type, fallback, description]) { fields in
        Body(type: fields[type], fallback: fields[fallback], description: fields[description])
    }

    private static let inputs = Key(
        "inputs",
        Form.names("`inputs`", Form.valueType.map { type, _, _ in Body(type: type, fallback: nil, description: nil) }.orMapping(body.form)),
        "The inputs by name: a type, or a mapping with `type`, `default` and `description`.")

    static let trigger = MappingForm<[ManualInputSource]>("`manual`", "A person or another program starts runs.", [inputs]) { fields in
        (fields[inputs] ?? []).map { input in
            if let mistake = Identifier.mistake(in: input.name) { fields.collector.report(mistake) }
            return ManualInputSource(
                name: input.name, type: input.value.type, fallback: input.value.fallback, description: input.value.description)
        }
    }
}

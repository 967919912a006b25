import ActionKit
import Canonical
import Diagnostics
import YAMLSyntax

/// A mapping of the language: its keys, and how their values become one.
struct MappingForm<Value>: Sendable {
    /// Keys that are not in the list.
    enum Others {
        /// Each is a mistake.
        case refused
        /// `build` looks after them: they name actions.
        case actions
    }

    /// For sentences, with its article: "a playbook".
    let what: String
    let summary: String
    let keys: [any KeyDeclaration]
    let others: Others
    /// Words of the schema for what `build` checks of the keys together.
    let saying: JSONObject
    let build: @Sendable (inout Fields) -> Value?
    private let names: KeyList
    private let places: [String: Int]

    init(
        _ what: String, _ summary: String, _ keys: [any KeyDeclaration], others: Others = .refused, saying: JSONObject = [:],
        build: @escaping @Sendable (inout Fields) -> Value?
    ) {
        // Missing keys are told together with unknown ones.
        if case .actions = others { precondition(!keys.contains { $0.isRequired }, "\(what) requires keys that nobody would ask for") }
        self.what = what
        self.summary = summary
        self.keys = keys
        self.others = others
        self.saying = saying
        self.build = build
        names = KeyList(keys.map { $0.name })
        places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element.name, $0.offset) })
    }

    var form: Form<Value> {
        Form(
            schema: { schema($0) },
            read: { value, collector in
                value.mapping(what: what).flatMap { read($0, collector) }
            })
    }

    func read(_ reader: MappingReader, _ collector: DiagnosticCollector) -> Value? {
        var fields = Fields(reader, names, places, collector)
        let value = build(&fields)
        fields.requireAllRead()
        if case .refused = others { fields.finish() }
        return value
    }

    func schema(_ catalogue: Catalogue) -> JSONObject {
        var properties = JSONObject()
        for key in keys { properties[key.name] = .object(key.schema(catalogue)) }
        var schema: JSONObject = ["type": "object", "additionalProperties": false, "description": .string(summary)]
        for word in saying.members { schema[word.key] = word.value }
        if case .actions = others {
            for action in catalogue.all { properties[action.key] = .object(ActionSchema.input(of: action)) }
            schema["oneOf"] = .array((catalogue.keys + ControlStep.keys).map { ["required": [.string($0)]] })
        }
        schema["properties"] = .object(properties)
        let required = keys.filter { $0.isRequired }.map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        return schema
    }
}

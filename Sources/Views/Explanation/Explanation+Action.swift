public import ActionKit
import Canonical
import DefenderAPI

extension Explanation {
    /// An action of the catalogue: its keys, examples, permissions, what takes it back, what later steps can read.
    public init(action: any Action.Type) {
        self.init(
            "action", action.key, action.summary,
            [
                Section("Keys", rows: action.parameters.map(Self.row)),
                Section("Examples", code: action.examples.map { "- " + $0 }.joined(separator: "\n")),
                Section(
                    "Outputs", Self.outputs(action).isEmpty ? [] : [Self.whenOutputsAreThere(action)],
                    rows: Self.outputs(action).map(Self.row)),
                Section("Terms", rows: Self.terms(action)),
                Section("Permissions", rows: action.endpoints.map(Self.permission)),
            ])
    }

    private static func outputs(_ action: any Action.Type) -> [Output] {
        (action as? any LookupAction.Type)?.outputs(columns: HuntingColumns([])) ?? action.outputs
    }

    private static func whenOutputsAreThere(_ action: any Action.Type) -> String {
        action.acts
            ? "Read behind a test of the outcome: `steps.ID.outcome == \"done\"`."
            : "Read by any later step; of a step with `if` or `on_failure: continue`, behind `steps.ID.outcome == \"done\"`."
    }

    private static func row(_ parameter: Parameter) -> Row {
        Row(parameter.name, words(parameter.kind) + (parameter.isRequired ? "; required" : ""), parameter.summary)
    }

    private static func words(_ kind: Parameter.Kind) -> String {
        switch kind {
        case .text(let maximum): "text of at most \(maximum) characters, `${…}` allowed"
        case .arguments(let maximum): "text of at most \(maximum) characters; each `${…}` one plain word"
        case .choice(let values): values.joined(separator: ", ")
        case .texts(let maximum): "list of texts of at most \(maximum) characters each, `${…}` allowed"
        case .flag: "`true` or `false`"
        case .shaped(let shape): shape.isLiteral ? shape.words : "\(shape.words); `${…}` allowed"
        case .query(let maximum): "KQL of at most \(maximum) characters; each `${…}` a constant"
        case .name(let what): "the name of \(what) of cordon.yaml, written as it is"
        case .values: "names with values, `${…}` allowed"
        case .columns: "names with types: string, int, bool, double, timestamp, list(…)"
        case .records(let forms): "list of \(forms.map(words).joined(separator: ", "))"
        }
    }

    /// `{ run, args? }`
    private static func words(_ form: [Parameter]) -> String {
        "`{ \(form.map { $0.name + ($0.isRequired ? "" : "?") }.joined(separator: ", ")) }`"
    }

    private static func row(_ output: Output) -> Row {
        Row(output.name, output.type.words, output.summary + (output.stage == .finished ? " Needs `wait: finished`." : ""))
    }

    private static func terms(_ action: any Action.Type) -> [Row] {
        guard action.acts else {
            return [Row("changes", "nothing: it reads, while planning where its inputs are known then; no policy holds it back")]
        }
        let risk =
            switch action.risk {
            case .none: "none: it leaves the device as it is"
            case .disruptive: "disruptive: the user notices it"
            case .containment: "containment: it cuts the device off, or cannot be taken back"
            }
        return [
            Row("risk", risk),
            Row("needs", needs(action)),
            Row("taken back by", action.opposite ?? undo(action)),
            Row(
                "in force already",
                action.continuesIfAlready ? "counts as done" : "skipped when it is planned, drift when it came about afterwards"),
        ]
    }

    private static func undo(_ action: any Action.Type) -> String {
        if let restoring = action.restoring { return "no action; `cordon undo` \(restoring)" }
        return action.parameters.contains(where: \.isServiceInput)
            ? "the operation that cordon.yaml names as `undo`" : "nothing: the API knows no opposite"
    }

    private static func needs(_ action: any Action.Type) -> String {
        let conditions = action.preconditions(Inputs([:])).map(\.words)
        return conditions.isEmpty ? "nothing of the device" : conditions.joined(separator: ", ")
    }

    /// An endpoint with the permissions that open it.
    static func permission(_ endpoint: Endpoint) -> Row {
        func list(_ names: [String]) -> String { names.isEmpty ? "none stated" : names.joined(separator: " or ") }
        return Row(
            endpoint.id,
            "application: \(list(endpoint.applicationPermissions)); delegated: \(list(endpoint.delegatedPermissions))")
    }
}

extension FieldType {
    /// The type in words.
    var words: String {
        switch self {
        case .string: "string"
        case .openEnumeration(let schema), .enumeration(let schema): schema.name
        case .boolean: "bool"
        case .integer: "int"
        case .double: "double"
        case .timestamp: "timestamp"
        case .json: "any JSON"
        case .record(let schema): schema.name
        case .list(let element): "list(\(element.words))"
        }
    }
}

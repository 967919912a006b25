import Canonical
import Planning
import Playbooks

/// What somebody called a run with (`--playbook NAME --input NAME=VALUE`).
enum CallInputs {
    /// How much of a value people are shown; the JSON form has all of it.
    private static let widest = 120

    /// In the order in which the playbook declares them; nil for a run that nobody called.
    static func json(_ run: PlannedRun, _ plan: Plan, _ rule: Rule?) -> JSONValue? {
        guard case .call = run.subject, case .manual(let inputs) = rule?.startedBy else { return nil }
        return .array(
            inputs.compactMap { input in
                let given = plan.inputs.scope.inputs[input.name].map { InputValue(text: $0, input.type) } ?? input.fallback
                return given.map { ["name": .string(input.name), "value": $0.json] }
            })
    }

    /// Whether somebody called the run.
    static func isCall(_ run: JSONValue) -> Bool { run["subject"]?.stringValue?.hasPrefix("call:") == true }

    /// Names and values of a run's JSON form, as people read them.
    static func shown(_ run: JSONValue) -> [(name: String, value: String)] {
        (run["inputs"]?.arrayValue ?? []).map { input in
            (input["name"]?.stringValue ?? "", shortened(text(input["value"] ?? .null)))
        }
    }

    /// An empty text would not be seen without its quotes.
    private static func text(_ value: JSONValue) -> String {
        value.stringValue.flatMap { $0.isEmpty ? nil : $0 } ?? value.canonicalText
    }

    private static func shortened(_ text: String) -> String {
        guard text.unicodeScalars.count > widest else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(widest - 1))) + "…"
    }
}

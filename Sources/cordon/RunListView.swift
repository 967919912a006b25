import Canonical
import Diagnostics
import Execution
import Views

/// Runs for people and programs.
struct RunListView {
    let runs: [RunRecord]

    init(_ runs: [RunRecord]) { self.runs = runs }

    var document: ResultDocument {
        ResultDocument(schema: "cordon/runs/1", ["runs": .array(runs.map { .object(Self.json($0)) })])
    }

    var text: String {
        guard !runs.isEmpty else { return Messages.noRuns + "\n" }
        return runs.map { Self.line($0) + "\n" }.joined()
    }

    static func json(_ run: RunRecord) -> JSONObject {
        [
            "run": .string(run.id), "playbook": .string(run.playbook), "subject": .string(run.subject),
            "device": run.device.map { .string($0) } ?? .null, "plan": .string(run.plan), "begun": .string(run.begun.description),
            "ended": run.ended.map { .string($0.description) } ?? .null, "outcome": run.outcome.map { .string($0) } ?? .null,
            "cancelledBy": run.cancelledBy.map { .string($0) } ?? .null,
        ]
    }

    static func line(_ run: RunRecord) -> String {
        let state = run.outcome ?? (run.cancelledBy == nil ? "open" : "open, cancelled")
        return TerminalText.escaped("\(run.begun)  \(run.id)  \(run.playbook)  \(run.device ?? run.subject)  \(state)")
    }
}

import Canonical
import Diagnostics
import Execution
import Views

/// Leases for people and programs.
struct LeaseView {
    private let rows: [(lease: Lease, outcome: LeaseOutcome?)]
    private let now: Timestamp

    /// - Parameter rows: each with what became of it, or how it differs from the service.
    init(_ rows: [(lease: Lease, outcome: LeaseOutcome?)], at now: Timestamp) {
        self.rows = rows
        self.now = now
    }

    var document: ResultDocument {
        ResultDocument(schema: "cordon/leases/1", ["leases": .array(rows.map { .object(json($0.lease, $0.outcome)) })])
    }

    var text: String {
        guard !rows.isEmpty else { return Messages.noLeases + "\n" }
        return rows.map { TerminalText.escaped(line($0.lease, $0.outcome)) + "\n" }.joined()
    }

    private func line(_ lease: Lease, _ outcome: LeaseOutcome?) -> String {
        let time =
            lease.releaseAskedBy.map { "\($0) wants it to end now" }
            ?? (lease.isDue(at: now) ? "overdue since \(lease.until)" : "until \(lease.until)")
        let what = "\(lease.place)  \(lease.action)  \(lease.target)"
        guard let outcome else { return "\(what)  \(time)" }
        let word = if case .extended(let until, _) = outcome { "extended until \(until)" } else { outcome.word }
        return "\(word)  \(what)" + (outcome.reason.map { ": \($0)" } ?? "")
    }

    private func json(_ lease: Lease, _ outcome: LeaseOutcome?) -> JSONObject {
        var json: JSONObject = [
            "run": .string(lease.place.run), "step": .string(lease.place.step), "action": .string(lease.action),
            "device": .string(lease.target), "plan": .string(lease.plan.description), "begun": .string(lease.begun.description),
            "until": .string(lease.until.description), "overdue": .bool(lease.isDue(at: now)),
            "releaseAskedBy": lease.releaseAskedBy.map { .string($0) } ?? .null,
        ]
        guard let outcome else { return json }
        json["outcome"] = .string(outcome.word)
        json["reason"] = outcome.reason.map { .string($0) } ?? .null
        if case .extended(let until, _) = outcome { json["until"] = .string(until.description) }
        return json
    }
}

public import Canonical
public import DefenderAPI
public import Execution
import GRDB

/// What runs have taken care of.
extension LedgerSQLite {
    public func noteMatching(_ subjects: [String], of playbook: String, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            let known = try String.fetchAll(
                database, sql: "SELECT DISTINCT subject FROM run WHERE tenant = ? AND playbook = ?", arguments: [tenant, playbook])
            for subject in Set(known).subtracting(subjects).sorted() {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO absence (tenant, playbook, subject, time) VALUES (?, ?, ?, ?)",
                    arguments: [tenant, playbook, subject, time.description])
            }
        }
    }

    public func handler(of playbook: String, subject: String, alerts: [AlertID], tenant: String)
        throws(LedgerFailure) -> Handler?
    {
        try read { database in
            // A run counts from its first live effect or its wait for a person (language.md, "Triggers").
            let runs = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, time FROM run WHERE tenant = ? AND playbook = ? AND subject = ?
                    AND (EXISTS (SELECT 1 FROM intent WHERE (intent.run = run.id OR intent.by_run = run.id) AND \(Self.mayHaveHappened))
                    OR EXISTS (SELECT 1 FROM question WHERE question.run = run.id))
                    ORDER BY time DESC, id
                    """,
                arguments: [tenant, playbook, subject])
            let absence = try String.fetchOne(
                database, sql: "SELECT time FROM absence WHERE tenant = ? AND playbook = ? AND subject = ?",
                arguments: [tenant, playbook, subject]
            ).flatMap { Timestamp(rfc3339: $0) }
            for run in runs {
                let id: String = run["id"]
                let time = Timestamp(rfc3339: run["time"]) ?? .latest
                if let absence, time <= absence { continue }
                let known = try Set(
                    String.fetchAll(database, sql: "SELECT alert FROM run_alert WHERE run = ?", arguments: [id]))
                guard alerts.allSatisfy({ known.contains($0.description) }) else { continue }
                return Handler(run: id, time: time)
            }
            return nil
        }
    }
}

import Canonical
public import Execution
import FoundationEssentials
import GRDB

extension LedgerSQLite {
    /// Enters what the audit log holds and the ledger lacks: what a kill between the two, or the loss of the ledger, has left
    /// out. What the ledger knows already stays as it is.
    /// - Returns: how many entries it lacked.
    public func enter(_ logged: [Logged]) throws(LedgerFailure) -> Int {
        try write { database in try logged.reduce(0) { try $0 + Self.enter($1, in: database) } }
    }

    private static func enter(_ logged: Logged, in database: Database) throws -> Int {
        switch logged {
        case .plan(let digest, let id, let tenant, let time):
            try database.execute(
                sql: "INSERT OR IGNORE INTO plan (digest, id, tenant, time) VALUES (?, ?, ?, ?)",
                arguments: [digest.description, id.description, tenant, time.description])
        case .run(let run): return try enter(run, in: database)
        case .intent(let intent):
            try database.execute(
                sql:
                    "INSERT OR IGNORE INTO intent (token, run, step, deed, action, device, time, by_run, called) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    intent.token, intent.run, intent.step, intent.deed, intent.action, intent.target, intent.time.description, intent.by,
                    intent.called.joined(separator: " "),
                ])
        case .resend(let token, let time):
            try database.execute(
                sql: "UPDATE intent SET resent = ? WHERE token = ? AND resent IS NULL", arguments: [time.description, token])
        case .resolution(let token, let isDone, let time): try resolve(token, isDone: isDone, at: time, in: database)
        case .cancellation(let run, let person, let time): try cancel(run, by: person, at: time, in: database)
        case .step(let id, let run, let past, let time):
            // Without what it gave, a look-up is asked again.
            guard try past.found == nil || isKept(id, of: run, in: database) else { return 0 }
            try end(id, of: run, as: past, at: time, in: database)
        // Without what it was, the run cannot be gone on with: it would be planned anew, and might act on others.
        case .expanded(let step, let run):
            try database.execute(
                sql: "INSERT OR IGNORE INTO found (run, step, content) VALUES (?, ?, ?)",
                arguments: [run, step, Data(JSONValue.null.canonicalBytes)])
        case .planEnd(let digest, let time):
            try database.execute(
                sql: "UPDATE plan SET ended = ? WHERE digest = ? AND ended IS NULL", arguments: [time.description, digest.description])
        case .receipt(let receipt):
            if let answer = receipt.answer { try keep(answer, of: receipt.step, in: receipt.run, database) }
            if let stored = receipt.stored {
                try keep(stored.json, of: StoredPart.place(receipt.step, deed: receipt.deed), in: receipt.run, database)
            }
            try database.execute(
                sql: "UPDATE intent SET outcome = ?, action_id = ?, ended = ? WHERE token = ? AND (outcome IS NULL OR outcome = 'unknown')",
                arguments: [receipt.outcome, receipt.actionID, receipt.time.description, receipt.token])
        case .pause(let run, let step, let kept): try keep(kept, of: step, in: run, database)
        case .lease(let lease): try begin(lease, in: database)
        case .leaseExtension(let place, let until): try extend(place, until: until, in: database)
        case .leaseEnd(let place, let ending, let time): try end(place, as: ending, at: time, in: database)
        case .end(let run, let outcome, let time):
            try database.execute(
                sql: "UPDATE run SET outcome = ?, ended = ? WHERE id = ? AND outcome IS NULL",
                arguments: [outcome, time.description, run])
        }
        return database.changesCount
    }

    private static func isKept(_ step: String, of run: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT 1 FROM found WHERE run = ? AND step = ?", arguments: [run, step]) ?? false
    }

    private static func enter(_ run: Logged.Run, in database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT OR IGNORE INTO run (id, plan, tenant, playbook, subject, device, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [run.id, run.plan.description, run.tenant, run.playbook, run.subject, run.device, run.time.description])
        guard database.changesCount == 1 else { return 0 }
        for alert in run.alerts {
            try database.execute(sql: "INSERT OR IGNORE INTO run_alert (run, alert) VALUES (?, ?)", arguments: [run.id, alert])
        }
        return 1
    }
}

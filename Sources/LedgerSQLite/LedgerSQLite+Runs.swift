import Canonical
public import Execution
import GRDB

/// Runs for people to look at.
extension LedgerSQLite {
    /// The runs of a tenant, those that are not over first, else the newest first.
    /// - Parameter limit: how many at most.
    public func runs(in tenant: String, limit: Int) throws(LedgerFailure) -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM run WHERE tenant = ? ORDER BY outcome IS NOT NULL, time DESC, id LIMIT ?",
                arguments: [tenant, limit])
        }.map { Self.record($0) }
    }

    /// A run with its steps that have ended and its deeds, each in order.
    /// - Returns: nil if there is none of this id.
    public func run(_ id: String) throws(LedgerFailure) -> (run: RunRecord, steps: [EndedStep], deeds: [RecordedDeed])? {
        try read { database in
            guard let run = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]) else { return nil }
            let steps = try Row.fetchAll(database, sql: "SELECT * FROM step WHERE run = ? ORDER BY time, step", arguments: [id])
            let deeds = try Row.fetchAll(database, sql: "SELECT * FROM intent WHERE run = ? ORDER BY time, step, deed", arguments: [id])
            return (Self.record(run), steps.map { Self.endedStep($0) }, deeds.map { Self.recordedDeed($0) })
        }
    }

    /// Whether a run is one of a tenant.
    public func isRun(_ id: String, in tenant: String) throws(LedgerFailure) -> Bool {
        try read { database in
            try Bool.fetchOne(database, sql: "SELECT 1 FROM run WHERE id = ? AND tenant = ?", arguments: [id, tenant]) ?? false
        }
    }

    /// The keys of the actions that runs of a tenant have done, sorted.
    public func actionsDone(in tenant: String) throws(LedgerFailure) -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT intent.action FROM intent JOIN run ON run.id = intent.run
                    WHERE run.tenant = ? AND intent.outcome = 'done' ORDER BY intent.action
                    """, arguments: [tenant])
        }
    }

    static func record(_ row: Row) -> RunRecord {
        RunRecord(
            id: row["id"], playbook: row["playbook"], subject: row["subject"], device: row["device"], plan: row["plan"],
            begun: Timestamp(rfc3339: row["time"]) ?? .earliest, ended: (row["ended"] as String?).flatMap { Timestamp(rfc3339: $0) },
            outcome: row["outcome"], cancelledBy: row["cancelled_by"])
    }

    private static func endedStep(_ row: Row) -> EndedStep {
        EndedStep(id: row["step"], past: step(row), time: Timestamp(rfc3339: row["time"]) ?? .earliest)
    }

    private static func recordedDeed(_ row: Row) -> RecordedDeed {
        RecordedDeed(step: row["step"], action: row["action"], target: row["device"], token: row["token"], past: deed(row))
    }
}

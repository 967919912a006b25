public import Canonical
public import Execution
import FoundationEssentials
import GRDB

/// What is known of runs that were begun.
extension LedgerSQLite {
    public func past(of plan: Digest) throws(LedgerFailure) -> PlanPast {
        try read { database in
            let runs = try Row.fetchAll(database, sql: "SELECT * FROM run WHERE plan = ?", arguments: [plan.description])
            let pasts = try runs.map { run in (run["id"] as String, try Self.past(run, in: database)) }
            return PlanPast(runs: Dictionary(uniqueKeysWithValues: pasts))
        }
    }

    private static func past(_ run: Row, in database: Database) throws -> RunPast {
        let id: String = run["id"]
        let deeds = try Row.fetchAll(database, sql: "SELECT * FROM intent WHERE run = ? OR by_run = ?", arguments: [id, id])
        let steps = try Row.fetchAll(database, sql: "SELECT * FROM step WHERE run = ?", arguments: [id])
        let found = try Row.fetchAll(database, sql: "SELECT step, content FROM found WHERE run = ?", arguments: [id])
        let asked = try String.fetchAll(database, sql: "SELECT step FROM question WHERE run = ?", arguments: [id])
        return RunPast(
            deeds: Dictionary(uniqueKeysWithValues: deeds.map { ($0["token"], deed($0)) }),
            steps: Dictionary(uniqueKeysWithValues: steps.map { ($0["step"], step($0)) }),
            outcome: run["outcome"], cancelledBy: run["cancelled_by"], asked: Set(asked),
            found: Dictionary(uniqueKeysWithValues: try found.map { ($0["step"], try JSONValue(parsing: [UInt8]($0["content"] as Data))) }))
    }

    /// What was kept first stays.
    public func keep(found: JSONValue, of step: String, in run: String) throws(LedgerFailure) {
        try write { database in try Self.keep(found, of: step, in: run, database) }
    }

    static func keep(_ found: JSONValue, of step: String, in run: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO found (run, step, content) VALUES (?, ?, ?)",
            arguments: [run, step, Data(found.canonicalBytes)])
    }

    static func deed(_ row: Row) -> RunPast.Deed {
        RunPast.Deed(
            outcome: row["outcome"], actionID: row["action_id"], begun: Timestamp(rfc3339: row["time"]) ?? .earliest,
            ended: (row["ended"] as String?).flatMap { Timestamp(rfc3339: $0) },
            resent: (row["resent"] as String?).flatMap { Timestamp(rfc3339: $0) })
    }

    static func step(_ row: Row) -> RunPast.Step {
        let actions: String = row["actions"]
        return RunPast.Step(
            outcome: row["outcome"], isAlready: row["is_already"], reason: row["reason"], rule: row["rule"],
            actionIDs: actions.split(separator: " ").map { String($0) })
    }

    // MARK: Cancelling

    public func cancellation(of run: String) throws(LedgerFailure) -> String? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT cancelled_by FROM run WHERE id = ? AND cancelled_by IS NOT NULL", arguments: [run])
        }
    }

    /// Notes that somebody wants a run to begin nothing any more, unless it has ended or somebody else has.
    /// - Returns: whether this changed anything.
    public func cancel(run: String, by person: String, at time: Timestamp) throws(LedgerFailure) -> Bool {
        try write { database in
            try Self.cancel(run, by: person, at: time, in: database)
            return database.changesCount == 1
        }
    }

    static func cancel(_ run: String, by person: String, at time: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE run SET cancelled_by = ?, cancelled = ? WHERE id = ? AND outcome IS NULL AND cancelled_by IS NULL",
            arguments: [person, time.description, run])
    }

    // MARK: Answers of people

    /// Notes what a person has told of an intent that nobody knew about.
    /// - Parameter isDone: whether it was carried out; else it may be sent again.
    public func resolve(intent token: String, isDone: Bool, at time: Timestamp) throws(LedgerFailure) {
        try write { database in try Self.resolve(token, isDone: isDone, at: time, in: database) }
    }

    static func resolve(_ token: String, isDone: Bool, at time: Timestamp, in database: Database) throws {
        let open = "token = ? AND (outcome IS NULL OR outcome = 'unknown')"
        if isDone {
            try database.execute(
                sql: "UPDATE intent SET outcome = 'done', ended = ? WHERE \(open)", arguments: [time.description, token])
        } else {
            try database.execute(sql: "UPDATE intent SET outcome = NULL, resent = NULL WHERE \(open)", arguments: [token])
        }
    }
}

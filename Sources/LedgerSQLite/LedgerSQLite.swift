public import Canonical
import DefenderAPI
public import Execution
import GRDB
public import Guardrails
public import Planning

/// The ledger in a SQLite file: write-ahead log, `synchronous = FULL`, so that a method that returned survives a loss of
/// power.
public struct LedgerSQLite: Ledger {
    private let database: DatabaseQueue

    /// Opens the database, made and migrated at first need.
    /// - Parameter path: the file; its folder must exist.
    /// - Throws: `.broken` if it cannot be opened, or was written by a newer version.
    public init(path: String) throws(LedgerFailure) {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
        let settings = configuration
        database = try OpeningLock.holding(besides: path) { () throws(LedgerFailure) in try Self.migrated(path, settings) }
    }

    private static func migrated(_ path: String, _ configuration: GRDB.Configuration) throws(LedgerFailure) -> DatabaseQueue {
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = LedgerMigrations.migrator
            if try database.read(migrator.hasBeenSuperseded) { throw LedgerFailure.broken(Messages.newer(path)) }
            try migrator.migrate(database)
            return database
        } catch let failure as LedgerFailure {
            throw failure
        } catch {
            throw .broken(Messages.database(path, error))
        }
    }

    /// Opens a database that is there already, for reading only: planning writes nothing.
    /// - Throws: `.broken` if it cannot be opened, or was written by another version.
    public init(reading path: String) throws(LedgerFailure) {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            guard try database.read(LedgerMigrations.migrator.hasCompletedMigrations) else {
                throw LedgerFailure.broken(Messages.otherVersion(path))
            }
        } catch let failure as LedgerFailure {
            throw failure
        } catch {
            throw .broken(Messages.database(path, error))
        }
    }

    // MARK: Runs

    public func begin(run: PlannedRun, plan: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO run (id, plan, tenant, playbook, subject, device, time) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run.id, plan.description, tenant, run.playbook, run.subject.description,
                    run.device?.id.description, time.description,
                ])
            for alert in run.alerts {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO run_alert (run, alert) VALUES (?, ?)", arguments: [run.id, alert.description])
            }
        }
    }

    public func end(run: String, outcome: String, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET outcome = ?, ended = ? WHERE id = ?", arguments: [outcome, time.description, run])
        }
    }

    public func end(step: String, of run: String, as past: RunPast.Step, at time: Timestamp) throws(LedgerFailure) {
        try write { database in try Self.end(step, of: run, as: past, at: time, in: database) }
    }

    /// What has been noted of a step stays.
    static func end(_ step: String, of run: String, as past: RunPast.Step, at time: Timestamp, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO step (run, step, outcome, is_already, reason, rule, actions, time)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run, step, past.outcome, past.isAlready, past.reason, past.rule, past.actionIDs.joined(separator: " "), time.description,
            ])
    }

    // MARK: Intents

    /// Neither refused by the service nor found to be somebody else's: an intent without an outcome may have had its effect.
    static let mayHaveHappened = "(intent.outcome IS NULL OR intent.outcome NOT IN ('failed', 'refused'))"

    public func begin(intent: Intent) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO intent (token, run, step, deed, action, device, time, by_run, called) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    intent.token, intent.run, intent.step, intent.deed, intent.action,
                    intent.target, intent.time.description, intent.by?.run, intent.called.joined(separator: " "),
                ])
        }
    }

    public func deed(_ token: String) throws(LedgerFailure) -> RunPast.Deed? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM intent WHERE token = ?", arguments: [token]).map { Self.deed($0) }
        }
    }

    public func noteResent(intent token: String, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(sql: "UPDATE intent SET resent = ? WHERE token = ?", arguments: [time.description, token])
        }
    }

    public func end(intent token: String, outcome: String, actionID: String?, root: String, at time: Timestamp)
        throws(LedgerFailure)
    {
        try write { database in
            try database.execute(
                sql: "UPDATE intent SET outcome = ?, action_id = ?, ended = ? WHERE token = ?",
                arguments: [outcome, actionID, time.description, token])
            try Self.note(root, in: database)
        }
    }

    public func openIntents() throws(LedgerFailure) -> [OpenIntent] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM intent WHERE outcome IS NULL OR outcome = 'unknown' ORDER BY time, token"
            ).map { row in
                OpenIntent(
                    run: row["run"], step: row["step"], action: row["action"], device: row["device"],
                    token: row["token"], time: Timestamp(rfc3339: row["time"]) ?? .earliest)
            }
        }
    }

    public func begun(since time: Timestamp, tenant: String) throws(LedgerFailure) -> [Standing.Begun] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT intent.action, intent.device, intent.time, intent.called, run.id, run.playbook, run.subject FROM intent JOIN run ON run.id = COALESCE(intent.by_run, intent.run)
                    WHERE run.tenant = ? AND intent.time >= ? AND \(Self.mayHaveHappened)
                    """,
                arguments: [tenant, Self.bound(time)])
        }.flatMap { row -> [Standing.Begun] in
            guard let begun = Timestamp(rfc3339: row["time"]), begun > time else { return [] }
            let targets: String = row["device"]
            let device = MachineID(targets)?.description
            let called: String = row["called"]
            let origin = Standing.Origin(
                run: row["id"], playbook: row["playbook"], called: called.split(separator: " ").map { String($0) }, subject: row["subject"],
                device: device, time: begun)
            return targets.split(separator: ",").map { target in
                Standing.Begun(action: row["action"], target: String(target), time: begun, origin: origin)
            }
        }
    }

    // MARK: Roots

    public func lastRoot() throws(LedgerFailure) -> String? {
        try read { database in try String.fetchOne(database, sql: "SELECT checkpoint FROM root") }
    }

    public func note(root: String) throws(LedgerFailure) {
        try write { database in try Self.note(root, in: database) }
    }

    private static func note(_ root: String, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO root (id, checkpoint) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET checkpoint = excluded.checkpoint",
            arguments: [root])
    }

    // MARK: Pieces

    /// Texts of different precision sort by time only down to the second, so SQL takes one second more and the exact
    /// comparison follows.
    static func bound(_ time: Timestamp) -> String { String((time - .seconds(1)).text(fractionDigits: 0).dropLast()) }

    func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        do { return try database.read(body) } catch { throw .broken(Messages.statement(error)) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        do { return try database.write(body) } catch { throw .broken(Messages.statement(error)) }
    }
}

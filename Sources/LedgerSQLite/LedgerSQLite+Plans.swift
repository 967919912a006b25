public import Canonical
public import Execution
import FoundationEssentials
import GRDB

/// Plans, and what is left of them.
extension LedgerSQLite {
    public func use(of plan: Digest) throws(LedgerFailure) -> Timestamp? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT time FROM plan WHERE digest = ?", arguments: [plan.description])
        }.flatMap { Timestamp(rfc3339: $0) }
    }

    public func begin(plan: PlanArchive, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        let isNew = try write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO plan (digest, id, tenant, time, file) VALUES (?, ?, ?, ?, ?)",
                arguments: [plan.digest.description, plan.id.description, tenant, time.description, Data(plan.file)])
            guard database.changesCount == 1 else { return false }
            for source in plan.sources {
                let digest = Digest(of: source.bytes).description
                try database.execute(
                    sql: "INSERT OR IGNORE INTO source (digest, bytes) VALUES (?, ?)", arguments: [digest, Data(source.bytes)])
                try database.execute(
                    sql: "INSERT INTO plan_source (plan, path, source) VALUES (?, ?, ?)",
                    arguments: [plan.digest.description, source.path, digest])
            }
            return true
        }
        if !isNew { throw .usedBefore(at: try use(of: plan.digest) ?? time) }
    }

    public func end(plan: Digest, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(sql: "UPDATE plan SET ended = ? WHERE digest = ?", arguments: [time.description, plan.description])
            try Self.dropArchives(at: time, in: database)
        }
    }

    public func openPlans(in tenant: String) throws(LedgerFailure) -> [OpenPlan] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM plan WHERE tenant = ? AND ended IS NULL ORDER BY time, digest", arguments: [tenant]
            ).compactMap { try Self.openPlan($0, in: database) }
        }
    }

    /// A plan that was begun; nil if there is none.
    public func plan(_ digest: Digest) throws(LedgerFailure) -> OpenPlan? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM plan WHERE digest = ?", arguments: [digest.description])
                .flatMap { try Self.openPlan($0, in: database) }
        }
    }

    public func noteWork(on plan: Digest, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: "UPDATE plan SET worked = ? WHERE digest = ?", arguments: [time.description, plan.description])
        }
    }

    /// Takes back that a plan is being applied of which nothing was begun: it may be applied again.
    public func forget(plan: Digest) throws(LedgerFailure) {
        try write { database in
            try database.execute(sql: "DELETE FROM plan_source WHERE plan = ?", arguments: [plan.description])
            try database.execute(sql: "DELETE FROM source WHERE digest NOT IN (SELECT source FROM plan_source)")
            try database.execute(sql: "DELETE FROM plan WHERE digest = ?", arguments: [plan.description])
        }
    }

    private static func openPlan(_ row: Row, in database: Database) throws -> OpenPlan? {
        guard let digest = Digest(row["digest"] as String), let id = Digest(row["id"] as String) else { return nil }
        let sources = try Row.fetchAll(
            database,
            sql: "SELECT path, bytes FROM plan_source JOIN source ON source.digest = plan_source.source WHERE plan = ? ORDER BY path",
            arguments: [digest.description]
        ).map { PlanArchive.Source(path: $0["path"], bytes: [UInt8]($0["bytes"] as Data)) }
        let archive = (row["file"] as Data?).map { PlanArchive(digest: digest, id: id, file: [UInt8]($0), sources: sources) }
        let begun = Timestamp(rfc3339: row["time"]) ?? .earliest
        let worked = (row["worked"] as String?).flatMap { Timestamp(rfc3339: $0) } ?? begun
        return OpenPlan(digest: digest, worked: worked, archive: archive)
    }
}

public import Canonical
public import Execution
import GRDB

/// Steps that are to be taken back in time.
extension LedgerSQLite: LeaseLedger {
    public func begin(lease: Lease) throws(LedgerFailure) {
        try write { database in try Self.begin(lease, in: database) }
    }

    static func begin(_ lease: Lease, in database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO lease (run, step, plan, action, target, after, begun, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                lease.place.run, lease.place.step, lease.plan.description, lease.action, lease.target, DurationText.format(lease.after),
                lease.begun.description, lease.until.description,
            ])
    }

    public func extend(lease: Lease.Place, until: Timestamp) throws(LedgerFailure) {
        try write { database in try Self.extend(lease, until: until, in: database) }
    }

    static func extend(_ lease: Lease.Place, until: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE lease SET until = ?, release_asked_by = NULL WHERE run = ? AND step = ? AND ended IS NULL",
            arguments: [until.description, lease.run, lease.step])
    }

    public func end(lease: Lease.Place, as ending: Lease.Ending, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try Self.end(lease, as: ending, at: time, in: database)
            try Self.dropArchives(at: time, in: database)
        }
    }

    static func end(_ lease: Lease.Place, as ending: Lease.Ending, at time: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE lease SET ended = ?, ending = ? WHERE run = ? AND step = ? AND ended IS NULL",
            arguments: [time.description, ending.rawValue, lease.run, lease.step])
    }

    public func leases(in tenant: String) throws(LedgerFailure) -> [Lease] { try leases(ofTenant: tenant) }

    /// The leases of all tenants that are not over.
    public func leases() throws(LedgerFailure) -> [Lease] { try leases(ofTenant: nil) }

    private func leases(ofTenant tenant: String?) throws(LedgerFailure) -> [Lease] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT lease.* FROM lease JOIN run ON run.id = lease.run WHERE lease.ended IS NULL AND run.tenant = coalesce(?, run.tenant)
                    ORDER BY lease.until, lease.run, lease.step
                    """,
                arguments: [tenant])
        }.compactMap { Self.lease($0) }
    }

    static func lease(_ row: Row) -> Lease? {
        guard let plan = Digest(row["plan"] as String), let after = DurationText.parse(row["after"]),
            let begun = Timestamp(rfc3339: row["begun"]), let until = Timestamp(rfc3339: row["until"])
        else { return nil }
        return Lease(
            place: .init(run: row["run"], step: row["step"]), plan: plan, action: row["action"], target: row["target"], after: after,
            begun: begun, until: until, releaseAskedBy: row["release_asked_by"])
    }

    /// How long after its end a plan is kept, so that `cordon undo` can take it back.
    static let archived = Duration.seconds(30 * 24 * 60 * 60)

    /// A plan that is over is kept for a while, and for as long as something of it is to be taken back.
    static func dropArchives(at time: Timestamp, in database: Database) throws {
        let needed = "ended IS NULL OR ended > ? OR digest IN (SELECT plan FROM lease WHERE ended IS NULL)"
        try database.execute(
            sql: "UPDATE plan SET file = NULL WHERE file IS NOT NULL AND NOT (\(needed))", arguments: [(time - archived).description])
        // Its files go, unless another plan needs them.
        try database.execute(sql: "DELETE FROM plan_source WHERE plan IN (SELECT digest FROM plan WHERE file IS NULL)")
        try database.execute(sql: "DELETE FROM source WHERE digest NOT IN (SELECT source FROM plan_source)")
    }

    // MARK: What people want

    public func ask(of lease: Lease.Place, until: Timestamp?, by person: String, at time: Timestamp) throws(LedgerFailure) -> Bool {
        try write { database in
            if let until {
                try Self.extend(lease, until: until, in: database)
            } else {
                try database.execute(
                    sql: "UPDATE lease SET release_asked_by = ? WHERE run = ? AND step = ? AND ended IS NULL",
                    arguments: [person, lease.run, lease.step])
            }
            guard database.changesCount == 1 else { return false }
            try database.execute(
                sql: "INSERT INTO lease_note (run, step, until, who, time) VALUES (?, ?, ?, ?, ?)",
                arguments: [lease.run, lease.step, until?.description, person, time.description])
            return true
        }
    }

    public func noteKept(_ tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: "INSERT INTO keeper (tenant, time) VALUES (?, ?) ON CONFLICT (tenant) DO UPDATE SET time = excluded.time",
                arguments: [tenant, time.description])
        }
    }

    public func kept(_ tenant: String) throws(LedgerFailure) -> Timestamp? {
        try read { try String.fetchOne($0, sql: "SELECT time FROM keeper WHERE tenant = ?", arguments: [tenant]) }
            .flatMap { Timestamp(rfc3339: $0) }
    }

    public func unrecordedLeaseNotes() throws(LedgerFailure) -> [LeaseNote] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM lease_note WHERE NOT is_recorded ORDER BY id").map { row in
                LeaseNote(
                    id: row["id"], place: .init(run: row["run"], step: row["step"]),
                    until: (row["until"] as String?).flatMap { Timestamp(rfc3339: $0) }, by: row["who"],
                    time: Timestamp(rfc3339: row["time"]) ?? .earliest)
            }
        }
    }

    public func noteRecorded(_ notes: [LeaseNote]) throws(LedgerFailure) {
        try write { database in
            for note in notes { try database.execute(sql: "UPDATE lease_note SET is_recorded = 1 WHERE id = ?", arguments: [note.id]) }
        }
    }
}

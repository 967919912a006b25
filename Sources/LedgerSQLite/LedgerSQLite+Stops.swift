public import Canonical
public import Execution
import GRDB
public import Guardrails

extension LedgerSQLite: StopLedger {
    public func stop(in tenant: String) throws(LedgerFailure) -> Stop? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM stop WHERE lifted IS NULL AND (tenant IS NULL OR tenant = ?)
                    ORDER BY kind = 'halt' DESC, id LIMIT 1
                    """,
                arguments: [tenant])
        }.map { Self.stop($0) }
    }

    public func begin(stop: Stop, tenant: String?) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO stop (kind, tenant, reason, who, time) SELECT ?, ?, ?, ?, ?
                    WHERE NOT EXISTS (SELECT 1 FROM stop WHERE lifted IS NULL AND kind = ? AND tenant IS ?)
                    """,
                arguments: [
                    stop.kind.rawValue, tenant, stop.reason, stop.by, stop.since.description, stop.kind.rawValue, tenant,
                ])
        }
    }

    public func liftStops(by person: String, at time: Timestamp) throws(LedgerFailure) -> [Stop] {
        try write { database in
            let stops = try Row.fetchAll(database, sql: "SELECT * FROM stop WHERE lifted IS NULL ORDER BY id").map { Self.stop($0) }
            try database.execute(
                sql: "UPDATE stop SET lifted = ?, lifted_by = ? WHERE lifted IS NULL", arguments: [time.description, person])
            return stops
        }
    }

    public func failures(since time: Timestamp, tenant: String) throws(LedgerFailure) -> Int {
        try read { database in
            let closed = try String.fetchAll(
                database, sql: "SELECT lifted FROM stop WHERE kind = 'breaker' AND tenant = ? AND lifted IS NOT NULL",
                arguments: [tenant])
            let start = closed.compactMap { Timestamp(rfc3339: $0) }.reduce(time) { max($0, $1) }
            return try String.fetchAll(
                database,
                sql: """
                    SELECT intent.ended FROM intent JOIN run ON run.id = intent.run
                    WHERE run.tenant = ? AND intent.outcome IN ('failed', 'unknown') AND intent.ended >= ?
                    AND intent.action <> 'notify'
                    """,
                arguments: [tenant, Self.bound(start)]
            ).count { ended in Timestamp(rfc3339: ended).map { $0 > start } ?? true }
        }
    }

    public func unrecordedStops() throws(LedgerFailure) -> [StopNote] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM stop WHERE NOT is_recorded OR (lifted IS NOT NULL AND NOT is_lift_recorded) ORDER BY id"
            ).flatMap { Self.notes($0) }
        }
    }

    public func noteRecorded(_ notes: [StopNote]) throws(LedgerFailure) {
        try write { database in
            for note in notes {
                let column = note.lift == nil ? "is_recorded" : "is_lift_recorded"
                try database.execute(sql: "UPDATE stop SET \(column) = 1 WHERE id = ?", arguments: [note.id])
            }
        }
    }

    // MARK: Rows

    private static func stop(_ row: Row) -> Stop {
        let kind: String = row["kind"]
        return Stop(
            // What a newer version may have written stops as well.
            kind: Stop.Kind(rawValue: kind) ?? .halt, reason: row["reason"], by: row["who"],
            since: Timestamp(rfc3339: row["time"]) ?? .earliest)
    }

    private static func notes(_ row: Row) -> [StopNote] {
        let lift = (row["lifted"] as String?).map { time in
            StopNote.Lift(by: row["lifted_by"] ?? "", time: Timestamp(rfc3339: time) ?? .earliest)
        }
        func note(_ lift: StopNote.Lift?) -> StopNote { StopNote(id: row["id"], stop: stop(row), tenant: row["tenant"], lift: lift) }
        var notes: [StopNote] = row["is_recorded"] ? [] : [note(nil)]
        if let lift, !(row["is_lift_recorded"] as Bool) { notes.append(note(lift)) }
        return notes
    }
}

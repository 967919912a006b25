public import Audit
import Canonical

/// The audit log for a spreadsheet: what most records have in columns of its own, everything in the last one.
public enum AuditTable {
    private static let columns = ["run", "step", "action", "device", "token", "outcome", "result", "reason"]

    /// The names of the columns.
    public static let head = CSVRow.text((["seq", "time", "kind", "mode"] + columns + ["data"]).map { .string($0) })

    /// A record.
    public static func row(_ record: AuditRecord) -> String {
        let entry = record.entry
        let own: [JSONValue] = [
            .integer(record.sequence), .string(entry.time.description), .string(entry.kind), .string(entry.mode.rawValue),
        ]
        return CSVRow.text(own + columns.map { entry.fields[$0] ?? .null } + [.object(entry.fields)])
    }
}

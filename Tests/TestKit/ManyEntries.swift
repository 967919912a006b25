public import Audit
import Canonical

/// Entries of several kinds, for a log of any length.
public enum ManyEntries {
    /// So many, no two alike.
    public static func make(_ count: Int) -> [AuditEntry] {
        (0..<count).map { number in
            let common: JSONObject = ["run": "r-abcdefghij", "step": .string("s\(number / 3)"), "token": .string("T\(number / 3)")]
            let kind = ["intent", "receipt", "outcome"][number % 3]
            var fields = common
            fields["device"] = .string("d\(number % 7)")
            fields["sentence"] = .string(#"Isolate "pc\#(number)" – é, \ and a tab\#t"#)
            fields["number"] = .integer(Int64(number * number))
            fields["already"] = .bool(number % 2 == 0)
            fields["reason"] = number % 5 == 0 ? .null : ["why": ["list", .integer(-1), []]]
            return AuditEntry(
                kind: kind, time: Sample.now + .milliseconds(number), mode: number % 4 == 0 ? .rehearsal : .live, fields: fields)
        }
    }
}

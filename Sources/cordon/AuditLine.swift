import Audit
import Canonical
import Diagnostics

/// One line of the audit log for people.
enum AuditLine {
    static func text(_ line: [UInt8]) -> String {
        guard let record = try? AuditRecord(line: line) else { return TerminalText.escaped(Messages.unreadableLine) }
        let entry = record.entry
        let fields = entry.fields.members.compactMap { member -> String? in
            guard member.value != .null else { return nil }
            return "\(member.key)=\(member.value.stringValue ?? member.value.canonicalText)"
        }
        let head = "\(record.sequence) \(entry.time) \(entry.kind) \(entry.mode.rawValue)"
        return TerminalText.escaped(([head] + fields).joined(separator: " "))
    }
}

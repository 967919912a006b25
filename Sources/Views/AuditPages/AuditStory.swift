public import Audit
import Canonical

/// What the audit log tells of one run, device or alert, in order.
public struct AuditStory: Sendable {
    /// Of what.
    public enum Subject: Hashable, Sendable {
        case run(String)
        case device(String)
        case alert(String)

        /// `run`, `device` or `alert`.
        public var name: String {
            switch self {
            case .run: "run"
            case .device: "device"
            case .alert: "alert"
            }
        }

        /// Its id.
        public var id: String {
            switch self {
            case .run(let id), .device(let id), .alert(let id): id
            }
        }
    }

    /// Of what.
    public let subject: Subject
    /// The records that tell of it.
    public let records: [AuditRecord]

    /// Picks the records of a log.
    ///
    /// A run has its own records and those of its plan. A device has what was done to it, and the beginning and end of the
    /// runs in which that was; an alert has all of the runs that it caused, and what was done to the alert itself.
    public init(of subject: Subject, in records: [AuditRecord]) {
        self.subject = subject
        let runs = Set(records.filter { Self.tells($0, subject) }.compactMap { $0.text("run") })
        let plans = Set(records.filter { $0.entry.kind == "run" && $0.isOf(runs) }.compactMap { $0.text("plan") })
        let tokens = Set(records.filter { $0.isAbout(subject.id) }.compactMap { $0.text("token") })
        self.records = records.filter { record in
            if record.text("run") == nil { return record.text("plan").map(plans.contains) ?? false }
            guard record.isOf(runs) else { return false }
            guard case .device(let id) = subject else { return true }
            // Other devices of the same run have stories of their own.
            return record.text("step") == nil || record.isAbout(id) || record.text("token").map(tokens.contains) ?? false
        }
    }

    /// Whether the run of a record belongs to the story.
    private static func tells(_ record: AuditRecord, _ subject: Subject) -> Bool {
        switch subject {
        case .run(let id): record.text("run") == id
        case .device(let id): record.isAbout(id)
        case .alert(let id):
            record.isAbout(id)
                || record.entry.kind == "run" && record.entry.fields["alerts"]?.arrayValue?.contains(.string(id)) ?? false
        }
    }

    /// For people: a line for each record, with its number.
    public var text: String {
        let width = String(records.last?.sequence ?? 0).utf8.count
        return records.map { record in
            let number = String(record.sequence)
            let mark = record.entry.mode == .rehearsal ? " (rehearsal)" : ""
            let padding = String(repeating: " ", count: width - number.utf8.count)
            return "\(padding)\(number)  \(record.entry.time)  \(Messages.audit(record.entry))\(mark)\n"
        }.joined()
    }

    /// For programs: the records as the log holds them, each with its sentence.
    public var document: ResultDocument {
        let records = records.map { record in
            var json = record.json
            json["sentence"] = .string(Messages.audit(record.entry))
            return JSONValue.object(json)
        }
        return ResultDocument(
            schema: "cordon/audit-story/1", ["subject": [subject.name: .string(subject.id)], "records": .array(records)])
    }
}

extension AuditRecord {
    /// A member of the record's data, if it is text.
    func text(_ name: String) -> String? { entry.fields[name]?.stringValue }

    fileprivate func isOf(_ runs: Set<String>) -> Bool { text("run").map(runs.contains) ?? false }
    fileprivate func isAbout(_ target: String) -> Bool { text("device") == target }
}

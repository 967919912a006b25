public import Audit
public import Canonical
import DefenderAPI

/// What an entry of the audit log says that the ledger keeps too. The log is written first, so it decides what may have been
/// sent (reliability.md, "Ledger").
public enum Logged: Hashable, Sendable {
    /// A plan that is being applied.
    case plan(digest: Digest, id: Digest, tenant: String, time: Timestamp)
    case run(Run)
    case intent(Intent)
    case resend(token: String, time: Timestamp)
    /// What a person has told of an intent that nobody knew about.
    case resolution(token: String, isDone: Bool, time: Timestamp)
    case cancellation(run: String, by: String, time: Timestamp)
    case receipt(Receipt)
    case step(id: String, run: String, RunPast.Step, time: Timestamp)
    /// What only the run could tell of a step; the ledger alone has kept it.
    case expanded(step: String, run: String)
    case end(run: String, outcome: String, time: Timestamp)
    case lease(Lease)
    case leaseExtension(Lease.Place, until: Timestamp)
    case leaseEnd(Lease.Place, Lease.Ending, time: Timestamp)
    /// A step that waits.
    case pause(run: String, step: String, kept: JSONValue)
    case planEnd(digest: Digest, time: Timestamp)

    /// The beginning of a run.
    public struct Run: Hashable, Sendable {
        public let id: String
        /// The digest of its plan file.
        public let plan: Digest
        public let tenant: String
        public let playbook: String
        public let subject: String
        public let device: String?
        public let alerts: [String]
        public let time: Timestamp
    }

    /// What became of a deed.
    public struct Receipt: Hashable, Sendable {
        public let token: String
        public let run: String
        public let step: String
        public let outcome: String
        public let actionID: String?
        /// What a service of cordon.yaml gave; nil where nothing is read of its answer.
        public let answer: JSONValue?
        /// Of an import that was stored in part only: what is stored.
        public let stored: StoredPart?
        public let deed: Int
        public let time: Timestamp
    }

    /// A deed that may have been sent.
    public struct Intent: Hashable, Sendable {
        public let token: String
        public let run: String
        public let step: String
        public let deed: Int
        public let action: String
        public let target: String
        /// The run that takes back what this one did; nil for a deed of the run's own.
        public let by: String?
        /// The playbooks that the run's own has called, as far as it is theirs.
        public let called: [String]
        public let time: Timestamp
    }

    /// - Returns: nil for what the ledger does not keep: rehearsals, and entries of other kinds.
    public init?(_ entry: AuditEntry) {
        guard entry.mode == .live, let logged = Self.read(entry, LoggedFields(entry.fields)) else { return nil }
        self = logged
    }

    private static func read(_ entry: AuditEntry, _ fields: LoggedFields) -> Logged? {
        switch entry.kind {
        case "plan":
            guard let digest = fields.digest("plan"), let id = fields.digest("inputs"), let tenant = fields.text("tenant") else {
                return nil
            }
            return .plan(digest: digest, id: id, tenant: tenant, time: entry.time)
        case "run": return fields.run(at: entry.time).map { .run($0) }
        case "intent": return fields.intent(at: entry.time).map { .intent($0) }
        case "receipt":
            return fields.receipt(at: entry.time).map { .receipt($0) }
        case "resend": return fields.text("token").map { .resend(token: $0, time: entry.time) }
        case "resolution":
            guard let token = fields.text("token"), let answer = fields.text("answer") else { return nil }
            return .resolution(token: token, isDone: answer == "done", time: entry.time)
        case "run-cancelled":
            guard let run = fields.text("run"), let person = fields.text("by") else { return nil }
            return .cancellation(run: run, by: person, time: entry.time)
        case "outcome": return fields.step(at: entry.time)
        case "expanded":
            guard let step = fields.text("step"), let run = fields.text("run") else { return nil }
            return .expanded(step: step, run: run)
        case "lease": return fields.lease(at: entry.time).map { .lease($0) }
        case "lease-extended":
            guard let place = fields.place, let until = fields.time("until") else { return nil }
            return .leaseExtension(place, until: until)
        case "lease-ended":
            guard let place = fields.place, let ending = fields.text("ending").flatMap({ Lease.Ending(rawValue: $0) }) else { return nil }
            return .leaseEnd(place, ending, time: entry.time)
        case "pause":
            guard let place = fields.place, let until = fields.time("until") else { return nil }
            return .pause(run: place.run, step: place.step, kept: RunPast.pause(since: entry.time, until: until))
        case "plan-ended": return fields.digest("plan").map { .planEnd(digest: $0, time: entry.time) }
        case "run-ended":
            guard let run = fields.text("run"), let outcome = fields.text("outcome") else { return nil }
            return .end(run: run, outcome: outcome, time: entry.time)
        default: return nil
        }
    }
}

public import Audit
import DefenderAPI
public import Guardrails

/// What a mode's attempts and outcomes are. That they differ in type keeps a rehearsal's report from passing for a real
/// one.
public protocol ExecutionMode: Mode {
    associatedtype Attempt: Sendable
    associatedtype Outcome: StepOutcome

    /// The word of the mode in audit entries.
    static var auditMode: AuditEntry.Mode { get }
    /// What an attempt means for the deed.
    static func settle(_ attempt: Attempt) -> Settlement
    /// The outcome of a step all of whose deeds were carried out.
    /// - Parameter note: what a reader of the outcome has to know besides.
    static func finished(actionIDs: [String], note: String?) -> Outcome
}

extension Live: ExecutionMode {
    public static var auditMode: AuditEntry.Mode { .live }

    public static func settle(_ attempt: LiveAttempt) -> Settlement {
        switch attempt {
        case .accepted(let receipt): .done(receipt)
        case .alreadyActive(let error): .active(Messages.alreadyActive(error))
        case .rejected(let error): .failed(error.description, status: error.status)
        case .notSent(let reason): .notSent(Messages.notSent(reason))
        case .held(let stop): .held(stop)
        case .unanswered(let reason): .question(Messages.unanswered(reason))
        }
    }

    public static func finished(actionIDs: [String], note: String?) -> LiveOutcome { .done(actionIDs: actionIDs, note: note) }
}

extension Dry: ExecutionMode {
    public static var auditMode: AuditEntry.Mode { .rehearsal }

    public static func settle(_ attempt: Rehearsal.Shown) -> Settlement { .shown }
    public static func finished(actionIDs: [String], note: String?) -> DryOutcome { .rehearsed }
}

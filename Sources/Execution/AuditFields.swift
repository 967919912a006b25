import ActionKit
import Audit
import Canonical
import DefenderAPI
import Guardrails
import Planning

/// What audit entries hold: values of the plan, never text that a sink would take for more.
enum AuditFields {
    static func run(_ run: PlannedRun) -> JSONObject {
        [
            "run": .string(run.id),
            "playbook": .string(run.playbook),
            "subject": .string(run.subject.description),
            "alerts": .array(run.alerts.map { .string($0.description) }),
            "device": run.device.map { .string($0.id.description) } ?? .null,
        ]
    }

    static func expanded(_ expanded: Expanded, run: String) -> JSONObject {
        [
            "run": .string(run), "step": .string(expanded.step), "found": .string(expanded.digest.description),
            "steps": .array(expanded.steps.map { ["step": .string($0.id), "device": .string($0.target)] }),
        ]
    }

    /// - Parameter work: what is sent, where it does more than this deed.
    static func intent(_ intent: Intent, sending work: Deed.Work? = nil, sentence: String) -> JSONObject {
        var fields = head(intent, sentence)
        fields["request"] = (work ?? intent.work).json
        return fields
    }

    /// The intent of a deed that goes by the request of another.
    static func intent(_ intent: Intent, with first: Intent, sentence: String) -> JSONObject {
        var fields = head(intent, sentence)
        fields["request"] = .null
        fields["with"] = .string(first.token)
        return fields
    }

    private static func head(_ intent: Intent, _ sentence: String) -> JSONObject {
        var fields = reference(intent)
        fields["action"] = .string(intent.action)
        fields["device"] = .string(intent.target)
        fields["sentence"] = .string(sentence)
        if !intent.called.isEmpty { fields["called"] = .array(intent.called.map { .string($0) }) }
        if let by = intent.by { fields["by"] = .object(reference(by)) }
        return fields
    }

    static func reference(_ intent: Intent) -> JSONObject {
        [
            "run": .string(intent.run),
            "step": .string(intent.step),
            "deed": .integer(Int64(intent.deed)),
            "token": .string(intent.token),
        ]
    }

    static func reference(_ place: Lease.Place) -> JSONObject { ["run": .string(place.run), "step": .string(place.step)] }

    static func lease(_ lease: Lease) -> JSONObject {
        var fields = reference(lease.place)
        fields["plan"] = .string(lease.plan.description)
        fields["action"] = .string(lease.action)
        fields["device"] = .string(lease.target)
        fields["after"] = .string(DurationText.format(lease.after))
        fields["until"] = .string(lease.until.description)
        return fields
    }

    static func question(_ question: ApprovalQuestion, _ demands: [ApprovalDemand]) -> JSONObject {
        [
            "run": .string(question.run),
            "step": .string(question.step),
            "digest": .string(question.digest.description),
            "by": .string(question.askedBy),
            "asks": .array(demands.map { $0.json(at: question.asked) }),
        ]
    }

    static func settlement(_ settlement: Settlement, of intent: Intent) -> JSONObject {
        var fields = reference(intent)
        let summary = summary(settlement)
        fields["result"] = .string(summary.word)
        fields["actionId"] = summary.actionID.map { .string($0) } ?? .null
        fields["status"] = summary.status.map { .integer(Int64($0)) } ?? .null
        fields["requestId"] = summary.requestID.map { .string($0) } ?? .null
        fields["reason"] = summary.reason.map { .string($0) } ?? .null
        if case .done(let receipt) = settlement {
            if let answer = receipt.answer { fields["answer"] = answer.json }
            if let stored = receipt.stored {
                fields["stored"] = stored.valuesJSON
                fields["reason"] = .string(stored.reason)
            }
        }
        return fields
    }

    static func announcement(_ announcement: Announcement) -> JSONObject {
        [
            "run": .string(announcement.run), "step": .string(announcement.place), "token": .string(announcement.token),
            "request": announcement.message.json,
        ]
    }

    static func announced(_ settlement: Settlement, _ announcement: Announcement) -> JSONObject {
        let summary = summary(settlement)
        return [
            "run": .string(announcement.run), "step": .string(announcement.place), "token": .string(announcement.token),
            "result": .string(summary.word), "status": summary.status.map { .integer(Int64($0)) } ?? .null,
            "reason": summary.reason.map { .string($0) } ?? .null,
        ]
    }

    static func outcome(_ step: PlannedStep, _ outcome: some StepOutcome, run: String, found: Digest?) -> JSONObject {
        var fields: JSONObject = [
            "run": .string(run),
            "step": .string(step.id),
            "action": .string(step.action.key),
            "device": step.device.map { .string($0.description) } ?? .null,
            "outcome": .string(outcome.word),
            "already": .bool(outcome.isAlready),
            "actionIds": .array(outcome.actionIDs.map { .string($0) }),
            "reason": outcome.reason.map { .string($0) } ?? .null,
            "rule": outcome.rule.map { .string($0) } ?? .null,
        ]
        if let found { fields["found"] = .string(found.description) }
        return fields
    }

    /// The parts of a settlement that records keep.
    struct Summary {
        var word: String
        var actionID: String?
        var status: Int?
        var requestID: String?
        var reason: String?
    }

    static func summary(_ settlement: Settlement) -> Summary {
        switch settlement {
        case .done(let receipt):
            Summary(word: "done", actionID: receipt.actionID, status: receipt.status, requestID: receipt.requestID)
        case .failed(let reason, let status): Summary(word: "failed", status: status, reason: reason)
        case .notSent(let reason): Summary(word: "failed", reason: reason)
        case .held(let stop): Summary(word: "refused", reason: stop.sentence)
        case .active(let reason): Summary(word: "refused", reason: reason)
        case .question(let reason): Summary(word: "unknown", reason: reason)
        case .shown: Summary(word: "rehearsed")
        }
    }
}

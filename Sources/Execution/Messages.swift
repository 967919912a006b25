import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// The sentences of this module.
enum Messages {
    static let stillPaused = "its time has not come"
    static let pauseOver = "the run is read and judged again"
    static let noServices = "the project has no services"
    static func doneButUnusable(_ reason: String) -> String { "the service has done it, but \(reason)" }
    static func storedInPart(_ stored: StoredPart) -> String {
        let shown = stored.values.prefix(10).joined(separator: ", ")
        return "\(stored.reason); stored: \(shown)\(stored.values.count > 10 ? " and \(stored.values.count - 10) more" : "")"
    }

    static let answerLost = "nobody knows what it answered"
    static func partialIndicators(_ why: String) -> String { "the list of indicators may lack something: \(why)" }

    static let moreRelated = "what an expression leads to may lack something: the list says that it goes on"
    static func partialListing(_ name: String, _ why: String) -> String { "`\(name)` may lack something: \(why)" }
    static let moreLibraryFiles = "the list of library files may lack something: it says that it goes on"

    static func found(_ count: Int) -> String { "\(count) found" }
    static func badQuery(_ error: APIError) -> String { "the service finds a mistake in the query: \(error.description)" }

    static func alreadyActive(_ error: APIError) -> String {
        "the same action, asked for by somebody else, is active on the device: \(error.message)"
    }

    static func notSent(_ reason: String) -> String { "it was not sent: \(reason)" }
    static func unanswered(_ reason: String) -> String { "it is not known whether the service took it: \(reason)" }

    static let perhapsTwice = "perhaps delivered twice: the first request was not answered, and it was sent once more with the same key"
    static let cannotBeAsked = "nobody can be asked whether it arrived"
    static let twiceUnanswered = "it was sent twice with the same key, and neither was answered"

    static func askSomebody(_ reason: String, run: String, step: String, isDelivery: Bool) -> String {
        """
        \(reason). Look \(isDelivery ? "where it was to arrive" : "at the device's action history in the portal"): was the step \
        \(step) of run \(run) carried out? Then \
        `cordon resume --resolve \(run)/\(step)=done`, else `=retry`
        """
    }

    static func doneBy(run: String, step: String) -> String { "the step \(step) of run \(run) in this plan has seen to it" }
    static func tellsDoneBy(_ reason: String) -> Bool { reason.hasPrefix("the step ") && reason.hasSuffix(" in this plan has seen to it") }
    static let stillAsBefore = "it is so, as no earlier step of the plan has changed it"
    static let doneByOthers = "somebody else has asked for the same while the plan was carried out"
    static let notOursToTakeBack =
        "somebody else has asked for the opposite while the plan was carried out, and that is not this plan's to take back; plan again"
    static func notKnownBy(run: String, step: String) -> String {
        "nobody knows yet whether the step \(step) of run \(run) in this plan changed it, so nothing is sent on top of that"
    }

    static func unrecorded(_ failure: ExecutionFailure) -> String {
        "it was sent, and what became of it could not be recorded: \(failure)"
    }

    static func opened(_ breaker: Policy.Breaker, _ failures: Int) -> String {
        "\(failures) failures within \(DurationText.format(breaker.window)), and the policy allows fewer than \(breaker.failures)"
    }

    static func undoing(_ step: String, _ cause: UndoCause) -> String {
        let why =
            switch cause {
            case .laterFailure: "a later step of the run failed"
            case .leaseOver: "its lease is over"
            case .asked: "somebody asked for it"
            }
        return "Take back what the step \(step) did, as \(why)"
    }
    static let notAwaited = "the service took it; the run was stopped before the device had carried it out"
    static func ended(_ status: String) -> String { "the device did not carry it out: \(status)" }
    static func stillWaiting(_ limit: String) -> String { "the device had not carried it out after \(limit); the service keeps the action" }
    static func callsOffLate(_ action: KnownAction, after limit: String) -> String {
        "Call off the \(action.type) \(action.id), which its device has not carried out after \(limit)"
    }
    static let calledOffLate = "Called off by Cordon, which asked for it, as the device has not carried it out in time"
    static func calledOff(after limit: String) -> String { "the device had not carried it out after \(limit), and it was called off" }
    static func notCalledOff(after limit: String, _ reason: String) -> String {
        "the device had not carried it out after \(limit), and it could not be called off, so it may still come: \(reason)"
    }
    static func callingOffOpen(after limit: String, _ reason: String) -> String {
        """
        the device had not carried it out after \(limit), and it is not known whether it was called off (\(reason)); \
        `cordon resume` asks again
        """
    }
    static func wavesStopped(failures: Int, of count: Int) -> String { "no further wave starts: \(failures) of \(count) failed" }

    static func callsOff(_ action: KnownAction, for step: String) -> String {
        "Call off the \(action.type) \(action.id), which Cordon asked for before and which may come after this (\(step))"
    }
    static func calledOff(_ deed: String) -> String { "Called off by Cordon, which asked for it, after \(deed)" }
    static func othersUnderWay(_ action: KnownAction) -> String {
        let requestor = action.requestor.isEmpty ? "somebody unnamed" : action.requestor
        return """
            an action of \(requestor) is under way against this and may come after it: \(action.type) \(action.id); it was left alone, \
            and `cancel_action` in a plan calls it off
            """
    }
    static func stillComes(_ action: KnownAction, _ reason: String) -> String {
        """
        the service took it, but the \(action.type) \(action.id) that Cordon asked for before may come after it and could not be \
        called off: \(reason)
        """
    }
    static func aftermathOpen(_ type: String, _ reason: String) -> String {
        """
        the service took it, but could not be asked whether an action of the type \(type) is still under way, which may come after it \
        (\(reason)); `cordon resume` asks again
        """
    }

    static let notAnswered = "the service could not be asked whether the request that was cut off arrived"
    static let twiceWithoutTrace = "it was sent twice, and the service shows no trace of it"
    static let notSentAgain = "the service shows no trace of the request that was cut off, and it was not sent again"
    static let notDeliveredAgain = "nobody can be asked whether the request that was cut off arrived, and it was not sent again"
    static let failedBefore = "it had failed when the command before this one ended; the audit log says why"
    static let refusedBefore = "it had been refused when the command before this one ended; the audit log says why"
    static func cancelledBy(_ person: String) -> String { "\(person) cancelled the run" }
    static func cancelledInFlight(_ person: String) -> String {
        "\(person) cancelled the run while the device was carrying this out; the service keeps the action"
    }

    /// The sentences of a step's items, the first of many.
    static func asksPeople(
        _ sentences: [String], _ demands: [ApprovalDemand], _ run: PlannedRun, place: String, at time: Timestamp
    ) -> String {
        let shown = sentences.prefix(20).map { "- \($0)" }
        let more = sentences.count > shown.count ? ["- and \(sentences.count - shown.count) more"] : []
        let device = run.device.map { $0.name ?? $0.id.description } ?? run.subject.description
        let who = demands.map { "\($0.who) must agree until \(time + $0.within)" }.joined(separator: ", and ")
        let lines =
            ["Cordon asks before it goes on with \(run.playbook) on \(device):"] + shown + more
            + ["\(who).", "Look and agree with: cordon approve \(place)", "Deny it with: cordon deny \(place)"]
        return lines.map { OneLine.text($0) }.joined(separator: "\n")
    }
    static func tells(_ stop: Stop) -> String { OneLine.text("Cordon has stopped: \(stop.sentence)") }

    static let expandsLive = "only a live run can tell what it acts on"

    static let waitsForAnswer = "nobody knows how an earlier step ended, and nothing is begun before that is answered"
    static let waitsForPeople = "an earlier step waits until people have agreed"
    static let answered = "somebody has answered, and what that changes is looked at first"
    static let asksNow = "people have to be asked about it by now, and it was begun without"
    static let left = "the time to stay for waits was over before this step"
    static let cancelled = "it was stopped before this step"
    static func stopped(after step: String, _ outcome: String) -> String {
        "the run stopped: the step \(step) is \(outcome)"
    }

    static func ledger(_ failure: LedgerFailure) -> String {
        switch failure {
        case .usedBefore(let time): "the plan was applied already, at \(time): a plan is used once; plan again"
        case .broken(let reason): "the ledger cannot be read or written: \(reason)"
        }
    }

    static func execution(_ failure: ExecutionFailure) -> String {
        switch failure {
        case .audit(let reason): "the audit log cannot be written, so nothing more is sent: \(reason)"
        case .ledger(let failure): failure.description
        }
    }
}

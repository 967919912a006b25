import ActionKit
import Canonical

/// What a plan has in store for a step, in the order in which pages count them.
enum StepFate: CaseIterable {
    case done, depends, asks, known, reads, waits, standby, watched, refused, fails, skipped

    init(_ step: JSONValue, in run: JSONValue) {
        let state = step["state"]?.stringValue
        switch step["verdict"]?.stringValue {
        case "cleared" where state == "known": self = .known
        case "cleared" where step["action"]?.stringValue == PauseStep.key: self = .waits
        case "cleared" where step["reads"]?.boolValue == true: self = .reads
        case "cleared" where run["mode"]?.stringValue == "observe": self = .watched
        case "cleared" where state == "standby": self = .standby
        case "cleared" where state == "deferred" && step["laterCondition"]?.stringValue != nil: self = .depends
        case "cleared": self = .done
        case "waiting": self = .asks
        case "refused": self = .refused
        default: self = state == "failed" ? .fails : .skipped
        }
    }

    /// The word beside the step.
    var word: String {
        switch self {
        case .done: "Do"
        case .depends: "Do if"
        case .asks: "Ask first"
        case .known: "Known"
        case .reads: "Look up"
        case .waits: "Wait"
        case .standby: "Stand by"
        case .watched: "Only watch"
        case .refused: "Refused"
        case .fails: "Fails"
        case .skipped: "Skipped"
        }
    }

    /// What the word means, for who has never seen a plan.
    var meaning: String {
        switch self {
        case .done: "sent when the plan is applied"
        case .depends: "decided while the plan is carried out, by how an earlier step ended"
        case .asks: "people are asked while the plan is carried out; sent only if enough of them agree"
        case .known: "looked up or judged while planning; nothing is sent"
        case .reads: "asked or judged while the plan is carried out; it changes nothing"
        case .waits: "time passes; what follows is read and judged again then"
        case .standby: "nothing is left to do if all goes as planned; sent only if something is"
        case .watched: "the playbook is in mode observe: shown, never sent"
        case .refused: "the playbook wants it, the organisation's policy forbids it; never sent"
        case .fails: "cannot be done or cannot be told; never sent"
        case .skipped: "nothing to do here; never sent"
        }
    }

    /// Whether something of it is left for the run to do.
    var isAhead: Bool { ![.known, .refused, .fails, .skipped].contains(self) }

    /// Whether only the run can tell.
    var isPerhaps: Bool { self == .depends || self == .asks }

    /// Whether something may be sent.
    var isActing: Bool { self == .done || isPerhaps }

    /// The same, even if all would have to go otherwise than planned.
    var mayAct: Bool { isActing || self == .standby }
}

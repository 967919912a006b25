import ActionKit
import Canonical
import DefenderAPI
import Playbooks

/// The sentences of this module.
enum Messages {
    static func notStated(_ type: String, _ field: String) -> String {
        "the service gives no \(field) for this \(type)"
    }

    static let noDevice = "the alert names no device"
    static func notAKey(_ text: String, _ name: String) -> String { "`\(text.prefix(100))` is nothing that \(name) can be asked for" }
    static func leadsNowhere(_ name: String, _ key: String) -> String { "the service has no \(name) of \(key)" }
    static let isolationUndecided = "an isolation and a release are under way, and which comes last is not known"
    static let query = "the query"
    static let noRowKey = "`key` of the trigger cannot be told for the row"
    static let noRowDevice = "`device` of the trigger cannot be told for the row"
    static let noDeviceHere = "the run is about no device"
    static let noIncident = "the alert belongs to no incident"
    static func keyFailed(_ reason: String) -> String { "`per.key` failed: \(reason)" }
    static func notAText(_ function: String) -> String { "\(function)() takes a text" }
    static func noCalendar(_ name: String) -> String { "cordon.yaml has no calendar `\(name)`" }
    static let valuesChanged = "vars, data or calendars of cordon.yaml are others than those that the plan was made with"
    static func mistake(_ mistake: ManualCall.Mistake) -> String {
        switch mistake {
        case .unknown(let name, let known):
            "the playbook has no input `\(name)`" + (known.isEmpty ? "; it takes none" : "; it takes \(known.joined(separator: ", "))")
        case .missing(let name, let type): "the input `\(name)` (\(type)) is missing"
        case .malformed(let name, let text, let type):
            "the input `\(name)` is no \(type): \(text.prefix(100))" + (howToGive(name, type).map { "; \($0)" } ?? "")
        case .repeated(let name, let type): "the input `\(name)` (\(type)) is given twice, and only a list may be"
        }
    }

    /// How an input that is a list is given; nil for others.
    private static func howToGive(_ name: String, _ type: ValueType) -> String? {
        guard case .list(let element) = type else { return nil }
        let samples = element.samples
        let array = JSONValue.array(samples).canonicalText
        let each = samples.map { "--input \(name)=\($0.stringValue ?? $0.canonicalText)" }.joined(separator: " ")
        return "give a JSON array, --input '\(name)=\(array)', or one item each time, \(each)"
    }

    static func alertNamesNoMachineID(_ text: String) -> String { "the alert's machineId is no machine id: \(text)" }
    static func notAMachineID(_ text: String) -> String { "`\(text.prefix(100))` is no device id, which is 40 hexadecimal digits" }
    static func deviceNotFound(_ id: MachineID) -> String { "the service knows no device \(id)" }
    static func notEnded(_ id: String) -> String { "the step \(id) has not ended" }
    static let stepsLater = "outcomes of steps are known only while the run is carried out"

    static func handled(by run: String) -> String { "handled by \(run)" }
    static func expired(_ rule: Rule) -> String { "the playbook expired at \(rule.expires?.description ?? "")" }
    static func conditionFalse(_ key: String, _ condition: Condition) -> String {
        "`\(key)` is false: \(condition.source.text.trimmed)"
    }
    static func conditionFailed(_ key: String, _ reason: String) -> String { "`\(key)` failed: \(reason)" }
    static let alertGone = "an alert of the run is not to be had any more"
    static let noText = "it gives no text"
    static func unknownRun(_ id: String) -> String { "there is no run `\(id.prefix(100))` of ours in this tenant" }
    static func runNotOver(_ id: String) -> String { "the run \(id) is not over: it is gone on with, or cancelled, first" }
    static func runLost(_ id: String, _ reason: String) -> String { "what the run \(id) did cannot be told any more: \(reason)" }
    static func takenBackAlready(_ id: String) -> String { "what the run \(id) did was taken back before" }
    static func nothingToTakeBack(_ id: String) -> String { "nothing that the run \(id) did can be taken back" }
    static func nothingIsOurs(_ id: String, _ reason: String) -> String {
        "of what the run \(id) did nothing is left to take back: \(reason)"
    }
    static func takenBackEarlier(_ setting: DeviceState.Setting) -> String { "it is taken back \(setting.cause.words)" }
    static func takesBack(_ id: String, _ steps: [DeedOrigin], _ left: [(DeedOrigin, String)]) -> String {
        var seen: Set<String> = []
        let done = steps.map(\.step).filter { seen.insert($0).inserted }.joined(separator: ", ")
        let rest = left.map { "; leave \($0.step), for \($1)" }.joined()
        return "Take back what the run \(id) did: \(done)\(rest)"
    }
    static func forgedReversal(_ place: String) -> String {
        "the plan takes \(place) back by another request than the plan of that run names; that never changes"
    }
    static func notReached(after step: String) -> String { "it is not reached: the step \(step) fails" }
    static let turnedBack = "the run has turned it back itself"
    static func goesBack(with step: String) -> String { "it goes back with what the step \(step) changed before it" }
    static let targetGone = "what it was done to is not to be had any more"
    static func takenBackBefore(_ setting: DeviceState.Setting) -> String {
        guard case .action = setting.cause else { return "it is no longer in force" }
        return "it is no longer in force; it was taken back \(setting.cause.words)"
    }

    static func byOthersNow(_ setting: DeviceState.Setting) -> String {
        "it is in force \(setting.cause.words) now, and that is not ours to take back"
    }
    static let asksNow = "what it rests on has changed: the playbook wants people to be asked now"
    static func inputFailed(_ name: String, _ reason: String) -> String { "`\(name)` failed: \(reason)" }
    /// What `RuleGraph.notYetCarriedOut` lists: whoever plans refuses it before.
    static func notCarriedOut(_ feature: String) -> String { "this version cannot carry out `\(feature)`" }

    static func inputNoChoice(_ name: String, _ value: String) -> String { "`\(name)` cannot be `\(value)`" }

    static let isNull = "it is null"
    static func inputNoShape(_ name: String, _ value: String, _ words: String) -> String {
        "`\(name)` came out as `\(value.prefix(100))`, and must be \(words)"
    }
    static func obstacle(_ action: String, _ reason: String) -> String { "`\(action)` cannot be done: \(reason)" }

    static func inputEmpty(_ name: String) -> String { "`\(name)` came out empty" }
    static func inputTooLong(_ name: String, maximum: Int) -> String { "`\(name)` came out longer than \(maximum) characters" }
    static func whereFailed(_ reason: String) -> String { "`where` failed: \(reason)" }

    static func deferred(_ condition: String) -> String { "decided during the run: \(condition)" }

    static let onlyLive = "only a live run can tell what the look-up before it gives"
    static let notLookedUp = "it asks for an entity that is known only after a step of this run, and that nobody has looked up"
    static func asserted(_ condition: String) -> String { "Go on only if \(condition)" }
    static func assertFailed(_ id: String) -> String { "the `assert` \(id) does not hold, so nothing of the run is begun" }
    static func found(_ sentence: String, count: Int?) -> String {
        guard let count else { return sentence }
        return "\(sentence) (\(count == 1 ? "1 found" : "\(count) found"))"
    }
    static let known = "looked up while planning"
    static let itemGone = "what the plan rests on has changed: its item is not in the list any more"
    static let answersDiffer = "what the plan rests on has changed: a step that it asks about gives something else now"
    static func answerChanged(_ lookup: Lookup) -> String { "\(lookup.sentence): the answer is another" }

    /// Outcomes in the order in which they first came.
    static func counted(_ outcomes: [String]) -> String {
        var counts: [(word: String, count: Int)] = []
        for word in outcomes {
            if let index = counts.firstIndex(where: { $0.word == word }) { counts[index].count += 1 } else { counts.append((word, 1)) }
        }
        return counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
    }

    static let laterPause = "what follows is read and judged again then"
    static func pauses(_ length: Duration) -> String { "Wait \(DurationText.format(length))" }
    static func pauses(until condition: String, _ timeout: Duration) -> String {
        "Wait until \(condition), at most \(DurationText.format(timeout))"
    }
    static let laterCourse = "the text is the run's summary, made when the step is reached"
    static func calledExpired(_ playbook: String) -> String { "the playbook \(playbook) has expired" }
    static func notOfType(_ text: String, _ type: ValueType) -> String { "`\(text.prefix(100))` is no \(type)" }
    /// - Parameter called: what the steps do of a playbook that it calls.
    static func expands(_ step: RuleStep, calling called: [String]) -> String {
        let key = if case .call(let playbook, _) = step.work { "call \(playbook) (\(called.joined(separator: ", ")))" } else { step.key }
        guard let repetition = step.repetition else {
            let texts = step.judgedTexts.isEmpty ? "" : ": \(step.judgedTexts.joined(separator: ", "))"
            guard step.judgedTexts.isEmpty, let subject = step.device ?? step.alert else {
                return "\(key) with what only the run can tell\(texts)"
            }
            return "\(key) on what only the run can tell: \(subject.source.text.trimmed)"
        }
        return "\(key) for each of what only the run can tell, at most \(repetition.maximum): \(repetition.items.source.text.trimmed)"
    }
    static func fault(_ fault: Expanded.Fault) -> String {
        switch fault {
        case .unreadable(let step): "the ledger's record of what the step \(step) acts on cannot be read"
        case .differs(let step): "the ledger's record of what the step \(step) acts on gives other steps than it did when it was reached"
        }
    }
    static let laterInputs = "known after the run: what earlier steps give"
    static func tooManyItems(_ count: Int, maximum: Int) -> String {
        "`for_each` has \(count) items, and `max` allows \(maximum): none of them is done"
    }
    static let noItems = "`for_each` has no items"
    static let noList = "it gives no list"
    static func notADevice(_ text: String) -> String { "it gives no device: \(text.prefix(100))" }
    static let noSuchAlert = "it gives no alert"

    static func standby(_ reason: String) -> String { "carried out only if that turns out otherwise: \(reason)" }

    // MARK: Plan files

    static let notAPlan = "the file is not a plan"
    static func notJSON(_ reason: String) -> String { "the file is not a plan: \(reason)" }
    static let notCanonical = "the plan file was edited: its bytes are not the canonical form"
    static let digestDiffers = "the plan file was edited: its digest does not fit its content"
    static func unknownSchema(_ schema: String) -> String { "the file is no plan of this version: its schema is \(schema)" }
    static func malformed(_ what: String) -> String { "the plan file was edited: \(what) cannot be read" }

    static let policyChanged = "the policy is another than when the plan was made; plan again"
    static func playbookChanged(_ path: String) -> String { "\(path) was changed after the plan was made; plan again" }
    static func playbookGone(_ path: String) -> String { "\(path) is not among the playbooks any more; plan again" }
    static func playbookNew(_ path: String) -> String { "\(path) was not among the playbooks of the plan; plan again" }
    static func computesOtherwise(_ version: String) -> String {
        "the plan file was edited (or made by another version, \(version)): its inputs give another plan"
    }

    static func refusal(_ refusal: PlanFile.Refusal) -> String {
        switch refusal {
        case .notAPlan(let reason), .edited(let reason), .projectChanged(let reason): reason
        case .otherTenant(let plan, let here): "the plan is for the tenant \(plan), not for \(here)"
        case .expired(let time): "the plan expired at \(time), by `policy.plans.max_age` (1d where that is left out); plan again"
        }
    }

    // MARK: Drift

    static let earlierStepFailed = "an earlier step of the run fails"

    static func noLongerMatches(_ playbook: String) -> String {
        "what the plan rests on has changed: the trigger of \(playbook) no longer matches"
    }
    static func nowSkipped(_ reason: String) -> String { "what the plan rests on has changed: \(reason)" }
    static let requestsDiffer = "what the plan rests on has changed: the step would send something else now"
    static func changed(_ entity: String, _ field: String, from old: String, to new: String) -> String {
        "\(entity): \(field) was \(old), is \(new)"
    }
    static func vanished(_ entity: String) -> String { "\(entity): the service no longer has it" }
    static func forged(_ entity: String, _ field: String, plan: String, service: String) -> String {
        "\(entity): the plan says \(field) \(plan), the service says \(service); that never changes"
    }
}

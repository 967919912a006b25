import Canonical

/// The sentences of this module.
enum Messages {
    static func policy(_ origin: String) -> String {
        switch origin {
        case "none": "policy: none. Nothing is protected and nothing is limited"
        case "built-in": "policy: the built-in one (cordon.yaml has none)"
        default: "policy: as cordon.yaml declares it"
        }
    }

    static func gap(_ reason: String) -> String { "incomplete, so `apply` will refuse it: \(reason)" }
    static let nothingMatched = "No alert matches a playbook: nothing to do."

    /// Pauses are not counted: nothing is read, and nothing sent.
    static func planned(runs: Int, _ counts: [StepFate: Int]) -> String {
        func count(_ fate: StepFate) -> Int { counts[fate] ?? 0 }
        let cleared = count(.done) + count(.depends)
        let words: [(StepFate, String)] = [
            (.asks, "to ask people about"), (.known, "known already"), (.reads, "to look up"), (.watched, "only observed"),
            (.standby, "on standby"),
        ]
        let fails = count(.fails)
        let parts =
            ["\(cleared) \(cleared == 1 ? "step" : "steps") to carry out"]
            + words.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" } + ["\(count(.refused)) refused"]
            + (fails > 0 ? ["\(fails) that \(fails == 1 ? "fails" : "fail")"] : []) + ["\(count(.skipped)) skipped"]
        return "\(runs) \(runs == 1 ? "run" : "runs"): \(parts.joined(separator: ", "))."
    }

    static func matched(_ values: String) -> String { "it matched: \(values)" }
    static func goesOn(_ values: String) -> String { "goes on: \(values)" }
    static func asked(_ condition: String) -> String { "asked because this holds, or cannot be told: \(condition)" }
    static let nothingTakesItBack = "nothing takes it back"

    static func needs(_ steps: [String]) -> String { "needs: \(steps.isEmpty ? "no other step" : steps.joined(separator: ", "))" }

    static func waves(_ size: Int64, stopAbove share: String?) -> String {
        "in waves of \(size)" + (share.map { ", stopping above \($0)" } ?? "")
    }

    static func retry(_ times: Int64, wait: String) -> String {
        times == 1 ? "tried again once, after \(wait)" : "tried again up to \(times) times, every \(wait)"
    }

    /// What has become of what a step did, in a run that took back what it could.
    static func aftermath(isUndone: Bool, stays: String?) -> String? {
        if isUndone { return "taken back" }
        return stays.map { $0 == "lasting" ? "stays: \(nothingTakesItBack)" : "stays: it was not taken back" }
    }

    // MARK: Pages of a plan

    static let planFor = "Plan for the tenant "
    static let incomplete = "Incomplete, so cordon apply will refuse it:"
    static let nothingDone = "Nothing has been done yet: this is what would be."
    static let inShort = "In short:"
    static let terms = "On what terms:"
    static let noPolicy = "There is no policy (policy: none): nothing is protected and nothing is limited."

    /// How often an action is done to a target.
    static func often(_ counts: [StepFate: Int]) -> String {
        let (sure, asked, perhaps) = (counts[.done] ?? 0, counts[.asks] ?? 0, counts[.depends] ?? 0)
        let kinds = [(sure, ""), (asked, "if people agree"), (perhaps, "perhaps")].filter { $0.0 > 0 }
        let parts = kinds.compactMap { count, word -> String? in
            if count == 1, kinds.count == 1 { return word.isEmpty ? nil : word }
            let times = count == 1 ? "once" : "\(count) times"
            return word.isEmpty ? times : "\(times) \(word)"
        }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    static func pagePolicy(_ origin: String) -> String {
        switch origin {
        case "none": "No policy was asked: cordon.yaml switches it off."
        case "built-in": "The policy is the built-in one, as cordon.yaml has none: cordon explain policy prints it."
        default: "The policy is the one of cordon.yaml: cordon explain policy prints it."
        }
    }

    static func more(_ count: Int) -> String { "and \(count) more" }

    /// What a plan comes to, in two sentences.
    static func headline(_ counts: [StepFate: Int], devices: Int) -> String {
        let conditional = counts[.depends] ?? 0
        let asking = counts[.asks] ?? 0
        let acting = (counts[.done] ?? 0) + conditional + asking
        guard acting > 0 else { return "If this plan is applied, nothing is done. \(heldBack(counts))" }
        let place = devices == 0 ? "" : " on \(devices) \(devices == 1 ? "device" : "devices")"
        let conditions = [(conditional, "an earlier one ends as the playbook wants"), (asking, "people agree")].filter { $0.0 > 0 }
        let only = conditions.map { ", \($0) of them only if \($1)" }.joined()
        return "If this plan is applied, \(acting) \(acting == 1 ? "step is" : "steps are") carried out\(place)\(only). \(heldBack(counts))"
    }

    private static func heldBack(_ counts: [StepFate: Int]) -> String {
        let words: [(StepFate, String)] = [
            (.known, "known already"), (.reads, "to look up"), (.waits, "to wait for"), (.standby, "on standby"),
            (.watched, "only watched"),
            (.refused, "refused by the policy"), (.fails, "impossible"),
            (.skipped, "skipped"),
        ]
        let parts = words.compactMap { fate, word in counts[fate].map { "\($0) \(word)" } }
        return parts.isEmpty ? "No step is held back." : "Not sent: \(parts.joined(separator: ", "))."
    }

    static func times(made: String, until: String) -> String { "Made \(made). It can be applied once, until \(until)." }
    static let permissions = "Permissions that applying it takes: "
    static let onlyThisPlan = "To apply this plan and no other: "

    /// How many calls there are, and how long the documented limits make them take.
    /// - Parameter later: how many more steps may change something of which only the run can tell what.
    static func estimate(writes: Int64, later: Int64, reads: Int64, seconds: Int64) -> String {
        let wait =
            seconds == 0
            ? "no limit of the service holds them up"
            : "the service's documented limits make that take at least \(DurationText.format(.seconds(seconds)))"
        return """
            Applying it makes \(reads) \(reads == 1 ? "read" : "reads"), to see whether anything has changed, and \(writes) changing \
            \(writes == 1 ? "request" : "requests")\(later > 0 ? ", and those of up to \(later) steps that only the run can tell" : ""); \(wait). A device may take minutes to obey, or days while it is offline.
            """
    }

    /// What of a step an earlier one's request does.
    static func goesWith(_ step: String) -> String { "by the request of \(step)" }
    static let goesWithStep = "By the request of "

    /// What a step acts on that is no device.
    static func target(_ subject: String) -> String { subject == "alerts" ? "Alerts" : "The whole tenant" }

    static let playbook = "Playbook "
    static let observed = "This playbook only observes: nothing of it is ever sent."
    static func looksFor(_ trigger: String) -> String {
        switch trigger {
        case "devices": "It looks for devices like this:"
        case "hunting": "It goes by the rows of a query, of which this holds:"
        default: "It looks for alerts like this:"
        }
    }
    static let goesOnIf = "and goes on if this holds:"

    static let call = "A call"
    static func called(hasInputs: Bool) -> String { hasInputs ? "Somebody called it with:" : "Somebody called it." }
    static func run(_ number: Int) -> String { "Run \(number), " }
    static func moreAlerts(_ count: Int) -> String { "and \(count) more \(count == 1 ? "alert" : "alerts"), which the JSON form lists" }
    static let matchedBecause = "It matched: "
    static let runBecause = "The run goes on: "
    static let why = "Why: "
    static let rule = "Rule: "
    static let holdsWhere = ", which holds where "
    static let asksIf = "Asked because this holds, or cannot be told: "
    static let itsCondition = "Its condition: "
    static let onlyIf = "Not known before the run. Done only if then: "
    static let filledIn = "Not known before the run, and filled in then: "
    static let endsAfter = "It is taken back by the next "
    static let resume = "cordon resume"
    static func endsAfter(_ time: String) -> String { " once it has been in force for \(time)" }
    static let provided = ", if then: "

    static func otherwise(_ word: String) -> String {
        switch word {
        case "extend": ". If not, it stays for as long again."
        case "keep": ". If not, it stays."
        default: ". If not, a person is asked."
        }
    }

    static let needsNone = "It waits for no other step."
    static let needs = "It begins when these steps have ended: "

    static func pageWaves(_ size: Int64, stopAbove share: String?) -> String {
        "It is done in waves of \(size)" + (share.map { "; no further one begins once more than \($0) of the items have failed." } ?? ".")
    }

    static func pageRetry(_ times: Int64, wait: String) -> String { pageFailure("it is \(retry(times, wait: wait))") }

    static let callsOffAfter = "Called off if the device has not carried it out after "
    static func calledOffAfter(_ limit: String) -> String { "called off if its device has not carried it out after \(limit)" }
    /// - Parameter word: what happens where the condition does not hold.
    static func takenBackAfter(_ after: String, if condition: String?, otherwise word: String) -> String {
        "taken back after \(after) by cordon resume" + (condition.map { "\(provided)\($0)\(otherwise(word))" } ?? "")
    }

    static let staysUntil = "It stays so until somebody takes it back with "
    static let undoCommand = "cordon undo"
    static let lasting = "Nothing takes this back."
    /// What that does of a step that no action takes back.
    static func restores(_ what: String) -> String { " \(what)." }

    /// What a failure comes to, where the playbook says more than that the run stops.
    static func afterFailure(_ path: String) -> String? {
        switch path {
        case "continue": "the run goes on"
        case "undo": "the run stops and takes back what it did"
        default: nil
        }
    }

    static func ifItFails(_ what: String) -> String { "if it fails, \(what)" }
    static func pageFailure(_ what: String) -> String { "If it fails, \(what)." }

    static let exactRequests = "Exact requests, permissions, and what takes them back"
    static let step = "Step "
    static let takes = " takes "
    static let takesNone = " takes no permission"
    static let writtenIn = " and is written in "
    static let takenBackBy = "Taken back by:"

    static let nothingToDo = "Nothing to do"
    static func times(_ count: Int) -> String { count == 1 ? ": " : ", \(count) times: " }
    static let legend = "What the words mean"
    static let graph = "The playbooks of this plan"

    /// Where a comment on GitHub has no room for more.
    static func left(devices: Int, steps: Int) -> String {
        """
        Not shown here: \(devices) more \(devices == 1 ? "device" : "devices") with \(steps) \(steps == 1 ? "step" : "steps"); a comment on \
        GitHub has no room for them. The HTML form shows everything.
        """
    }
}

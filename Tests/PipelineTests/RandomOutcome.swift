import ActionKit
import Canonical
import DefenderAPI
import Execution
import Planning
import Playbooks

/// What became of a plan: held against the plan, the records and the outcomes that the run tells.
struct RandomOutcome {
    let plan: Plan
    let reports: [RunReport<LiveOutcome>]
    let records: [JSONValue]
    /// What was recorded before: what was refused then may be sent again, by the intent that it had.
    var earlier: [JSONValue] = []

    private var intents: [JSONValue] { live("intent") }

    private func live(_ kind: String) -> [JSONValue] { Self.live(kind, records) }

    private static func live(_ kind: String, _ records: [JSONValue]) -> [JSONValue] {
        records.filter { $0["kind"]?.stringValue == kind && $0["mode"]?.stringValue == "live" }.compactMap { $0["data"] }
    }

    /// What was taken, in order.
    var taken: [JSONValue] {
        let done = Set(live("receipt").filter { $0["result"]?.stringValue == "done" }.compactMap { $0["token"]?.stringValue })
        let resent = Set(live("resend").compactMap { $0["token"]?.stringValue })
        let begun = Self.live("intent", earlier).filter { resent.contains($0["token"]?.stringValue ?? "") }
        return (begun + intents).filter { done.contains($0["token"]?.stringValue ?? "") }
    }

    /// The requests that the service took, in order.
    var effects: [JSONValue] { taken.filter { $0["action"] != "notify" }.compactMap { $0["request"] } }

    /// The number of messages that arrived.
    var messages: Int { taken.count { $0["action"] == "notify" } }

    /// Requests that the plan does not hold, or not at this place: each step's stand in its order, and steps in the order of their run
    /// where that is a sequence.
    var unplanned: [String] {
        var mistakes: [String] = []
        var places: [String: Int] = [:]
        for intent in intents {
            guard let run = intent["run"]?.stringValue, let id = intent["step"]?.stringValue, let request = intent["request"] else {
                continue
            }
            guard !id.hasSuffix("/undo") else { continue }
            if id.hasSuffix("/clear") {
                // What Cordon asked for and a later step was to outlast, and nothing else.
                let isCancel = request["path"]?.stringValue?.hasSuffix("/cancel") == true && intent["action"] == "cancel_action"
                if !isCancel { mistakes.append("\(run)/\(id) cancels nothing: \(request.canonicalText)") }
                continue
            }
            guard let report = reports.first(where: { $0.run.id == run }), let step = report.run.steps.first(where: { $0.id == id }) else {
                mistakes.append("\(run)/\(id) is no step of the plan")
                continue
            }
            let planned = (step.step?.does ?? []).map { filled($0.json, report).canonicalText }
            // A deed that is tried again is the same request.
            let from = max(0, (places["\(run)/\(id)"] ?? 0) - 1)
            guard let place = planned[min(from, planned.count)...].firstIndex(of: request.canonicalText) else {
                mistakes.append("not in the plan, or out of its order: \(run)/\(id) \(request.canonicalText)")
                continue
            }
            places["\(run)/\(id)"] = place + 1
        }
        return mistakes
    }

    /// A planned request with what the earlier steps of the run gave in the places that were left open.
    func filled(_ request: JSONValue, _ report: RunReport<LiveOutcome>) -> JSONValue {
        var text = request.canonicalText
        for step in report.steps {
            guard let output = step.outcome.actionIDs.first else { continue }
            text = text.replacing("⟨steps.\(step.step.id).id⟩", with: output)
        }
        return (try? JSONValue(parsing: Array(text.utf8))) ?? request
    }

    /// Steps that were done though their `if` came out false by what the run recorded, or the other way round.
    func misjudged(_ playbooks: [RandomPlaybook]) -> [String] {
        var mistakes: [String] = []
        for report in reports {
            guard let number = report.run.playbook.split(separator: "-").last.flatMap({ Int($0) }) else { continue }
            // Where an `assert` keeps the whole run back, what was known before is not what the run tells.
            if report.steps.contains(where: { $0.outcome.reason?.hasSuffix("so nothing of the run is begun") == true }) { continue }
            for condition in playbooks[number - 1].conditions {
                guard let step = report.steps.first(where: { $0.step.id == condition.step }), step.outcome.word != "pending" else {
                    continue
                }
                guard let asked = worst(condition.asked, report) else { continue }
                let holds = asked == condition.outcome
                let isJudgedFalse = step.outcome.reason?.hasPrefix("`if` is false") == true
                if isJudgedFalse == holds, report.run.mode == .enforce, !stoppedBefore(step, report) {
                    mistakes.append(
                        "\(report.run.id)/\(condition.step): \(condition.asked) is \(asked), asked for \(condition.outcome), and the step is \(step.outcome.word): \(step.outcome.reason ?? "")"
                    )
                }
                if !holds, intents.contains(where: { $0["run"]?.stringValue == report.run.id && $0["step"]?.stringValue == condition.step })
                {
                    mistakes.append("\(report.run.id)/\(condition.step) was sent although \(condition.asked) is \(asked)")
                }
            }
        }
        return mistakes
    }

    /// Steps that were left out as if what they want were so, though all that the plan did to their device before was the opposite.
    var overlooked: [String] {
        var mistakes: [String] = []
        var done: [String: Set<String>] = [:]
        for report in reports where report.run.mode == .enforce {
            for step in report.steps {
                if let kind = step.step.kind, let device = step.step.device, let opposite = step.step.action.opposite {
                    let before = done["\(device) \(kind)"] ?? []
                    if step.isLeftOut, before == [opposite] {
                        mistakes.append("\(report.run.id)/\(step.step.id) was left out after \(opposite): \(step.outcome.reason ?? "")")
                    }
                }
                for intent in taken where intent["run"]?.stringValue == report.run.id {
                    // Those that take something back or call it off stand beside their step.
                    guard let id = intent["step"]?.stringValue, id.prefix(while: { $0 != "/" }) == step.step.id,
                        let kind = step.step.kind, let device = step.step.device
                    else { continue }
                    done["\(device) \(kind)", default: []].insert(id.contains("/") ? id : step.step.action.key)
                }
            }
        }
        return mistakes
    }

    /// The outcome of a step in the words of expressions: already counts as done.
    private func worst(_ id: String, _ report: RunReport<LiveOutcome>) -> String? {
        let parts = report.steps.filter { $0.step.group == id }
        guard parts.count == 1, let outcome = parts.first?.outcome else { return nil }
        return outcome.isAlready ? "done" : outcome.word
    }

    /// Whether the step was not judged, because its run had stopped or it needs what failed.
    private func stoppedBefore(_ step: RunReport<LiveOutcome>.Step, _ report: RunReport<LiveOutcome>) -> Bool {
        if step.outcome.word == "failed" || step.outcome.word == "refused" { return true }
        return step.outcome.word == "skipped" && step.outcome.reason?.hasPrefix("`if` is false") != true
    }
}

extension PlannedStep {
    /// What it turns on or off of its device, for what turns both ways.
    fileprivate var kind: DeviceState.Aspect.Kind? {
        action.aspects.first { [.isolation, .appRestriction].contains($0) }
    }
}

extension RunReport<LiveOutcome>.Step {
    /// Whether nothing was sent as what the step wants was there already.
    fileprivate var isLeftOut: Bool {
        if case .skipped(_, isInForce: true) = step.state { return true }
        return outcome.reason?.hasPrefix("it is so, as no earlier step of the plan") == true
    }
}

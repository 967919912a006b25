import Canonical
import Diagnostics
import Execution
import Guardrails
import Planning
import Playbooks
import Views

/// A step that waits for people, as the plan file holds it.
struct AskedStep {
    let question: ApprovalQuestion
    /// The step, or each item of it.
    private let steps: [JSONValue]
    private let run: JSONValue
    /// The tenant that the plan is for.
    let tenant: String?

    /// Finds the step in the plan.
    /// - Parameter found: what only the run could tell of the plan's steps, by step id, as the ledger has kept it.
    /// - Throws: exit 4 unless it is what was asked about.
    init(_ question: ApprovalQuestion, _ archive: PlanArchive, found: [String: JSONValue]) throws(CommandFailure) {
        self.question = question
        do throws(PlanFile.Refusal) { _ = try PlanFile(archive.file) } catch {
            throw CommandFailure(.refused, Messages.refused(archive.digest.description, error))
        }
        let file = try? JSONValue(parsing: archive.file)
        tenant = file?["inputs"]?["tenant"]?.stringValue
        let runs = file?["runs"]?.arrayValue ?? []
        run = runs.first { $0["run"]?.stringValue == question.run } ?? .null
        steps = Self.told(run["steps"]?.arrayValue ?? [], found).filter { Self.group($0) == question.step }
        guard PlannedRun.approvalDigest(of: steps) == question.digest else {
            throw CommandFailure(.refused, Messages.askedAboutOther(question.place))
        }
    }

    /// What steps have turned out to be, those too that one of them has turned out to be in its turn.
    private static func told(_ steps: [JSONValue], _ found: [String: JSONValue]) -> [JSONValue] {
        steps.flatMap { step -> [JSONValue] in
            let id = step["step"]?.stringValue ?? ""
            guard let inner = found[id]?["steps"]?.arrayValue else { return [step] }
            // A step that is told as itself has its own id.
            return told(inner, found.filter { $0.key != id })
        }
    }

    /// `file[2]` is an item of `file`.
    private static func group(_ step: JSONValue) -> String {
        let id = step["step"]?.stringValue ?? ""
        guard step["item"] != nil, let end = id.lastIndex(of: "[") else { return id }
        return String(id[..<end])
    }

    // MARK: Who may answer

    /// Why an approver's answer would not count; nil if it does.
    func refusal(of approver: Approver, _ policy: Policy, at time: Timestamp) -> String? {
        if approver.name == question.askedBy { return Messages.asksOthers(approver.name) }
        // Where neither the step nor the policy asks, the playbook's own limits do: any approver may let the run go on.
        let asking = own + rules(policy)
        let demands = asking.isEmpty ? [(nil, ApprovalDemand.limitTime)] : asking
        guard demands.contains(where: { $0.groups.map { !$0.isDisjoint(with: approver.groups) } ?? true }) else {
            return Messages.notAsked(approver.name, Set(demands.compactMap(\.groups).joined()).sorted())
        }
        let end = demands.map { question.asked + $0.within }.max() ?? question.asked
        return time >= end ? Messages.tooLate(question.place, end) : nil
    }

    private typealias Demand = (groups: Set<String>?, within: Duration)

    private var own: [Demand] {
        guard let approval = steps.lazy.compactMap({ $0["approval"] }).first else { return [] }
        func names(_ value: JSONValue?) -> Set<String> { Set((value?.arrayValue ?? []).compactMap(\.stringValue)) }
        let within = approval["within"]?.stringValue.flatMap { DurationText.parse($0) } ?? .zero
        return [(names(approval["from"]).union(names(approval["escalate"]?["to"])), within)]
    }

    private func rules(_ policy: Policy) -> [Demand] {
        let action = steps.first?["action"]?.stringValue ?? ""
        return policy.approvals.filter { $0.actions.contains(action) }.map { rule in
            (rule.from.map { Set($0.map(\.value)) }, rule.time)
        }
    }

    // MARK: For people and programs

    var text: String {
        let device = run["deviceName"]?.stringValue ?? run["device"]?.stringValue
        let head = [
            "\(question.place) of \(run["playbook"]?.stringValue ?? "")" + (device.map { " on \($0)" } ?? ""), "  \(question.digest)",
        ]
        let lines = steps.flatMap { step in
            ["  \(step["sentence"]?.stringValue ?? "")"]
                + (step["requests"]?.arrayValue ?? []).map { "    \(RequestWords($0).line)" }
        }
        return (head + lines).map { TerminalText.escaped($0) + "\n" }.joined()
    }

    var json: JSONValue {
        [
            "run": .string(question.run), "step": .string(question.step), "digest": .string(question.digest.description),
            "steps": .array(steps),
        ]
    }
}

import ActionKit
public import Canonical
import DefenderAPI
public import Guardrails
import Planning
public import Playbooks

/// A reviewed plan as JSON (cli.md, "plan and review"): who, what, why, the exact requests, what is refused and by which
/// rule. Every other form is rendered from it.
public struct PlanView: Sendable {
    public static let schema = "cordon/review/1"
    public let json: JSONObject

    public init(_ review: Review, _ graph: RuleGraph, _ policy: Policy) {
        let plan = review.plan
        var json = JSONObject()
        json["plan"] = .string(plan.digest.description)
        json["tenant"] = .string(plan.inputs.tenant)
        json["time"] = .string(plan.inputs.time.description)
        json["expires"] = .string(plan.expires.description)
        json["policy"] = .string(policy.origin.rawValue)
        json["gap"] = plan.inputs.gap.map { .string($0) } ?? .null
        json["permissions"] = .array(Self.permissions(plan).map { .string($0) })
        json["rules"] = .object(
            JSONObject(policy.protections.map { (Reviewer.name(of: $0), .string(StepText.oneLine($0.condition.source.text))) }))
        json["estimate"] = SendingTime(review).json
        let rules = Dictionary(graph.rules.map { ($0.name, $0) }) { first, _ in first }
        json["runs"] = .array(review.runs.map { RunView.json($0, plan, rules, graph.values) })
        self.json = json
    }

    /// The names of the playbooks that do something, or fail to.
    public var playbooks: Set<String> {
        Set((json["runs"]?.arrayValue ?? []).filter { !RunText.isIdle($0) }.compactMap { $0["playbook"]?.stringValue })
    }

    /// For each endpoint the least of the permissions that open it.
    private static func permissions(_ plan: Plan) -> [String] {
        var seen: Set<String> = []
        return plan.endpoints.compactMap(\.applicationPermissions.first).filter { seen.insert($0).inserted }.sorted()
    }
}

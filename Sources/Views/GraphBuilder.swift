import ActionKit
import Canonical
import DefenderAPI
import Diagnostics
import Expressions
import Playbooks

/// Collects the nodes and edges of a graph.
struct GraphBuilder {
    private(set) var nodes: [JSONValue] = []
    private(set) var edges: [JSONValue] = []
    private var predicates: [String: String] = [:]
    private let policy: Policy

    init(_ policy: Policy) {
        self.policy = policy
        for (index, rule) in policy.protections.enumerated() {
            node("guard\(index)", "guard", label: rule.name, detail: rule.condition.source.text, at: rule.range)
        }
    }

    mutating func add(_ rule: Rule) {
        let id = Self.id(of: rule)
        node(
            id, "playbook", label: rule.name, detail: TriggerText.describe(rule.startedBy), at: rule.range,
            more: ["mode": .string(rule.mode.rawValue), "trigger": .string(rule.startedBy.kind)])
        for predicate in conjuncts(rule) {
            edge(self.predicate(predicate), id, "matches")
        }
        for step in rule.steps { add(step, of: rule) }
    }

    /// Edges to the playbooks that others call.
    mutating func addCalls(_ graph: RuleGraph) {
        for rule in graph.rules {
            for step in rule.steps {
                guard case .call(let name, _) = step.work else { continue }
                edge(Self.id(of: step, rule), "playbook:\(name)", "calls")
            }
        }
    }

    // MARK: Predicates

    /// The parts of `where` that must all hold, and those of `when`.
    private func conjuncts(_ rule: Rule) -> [(text: String, condition: Condition, offsets: Range<Int>)] {
        let conditions = [RuleQuery.condition(rule), rule.condition].compactMap { $0 }
        return conditions.flatMap { condition in
            parts(condition.checked.root).map { part in
                (Self.text(part, condition), condition, part.offsets)
            }
        }
    }

    private func parts(_ node: CheckedNode) -> [CheckedNode] {
        guard case .call(let call) = node.kind, call.function == "_&&_" else { return [node] }
        return call.arguments.flatMap(parts)
    }

    private static func text(_ node: CheckedNode, _ condition: Condition) -> String {
        let bytes = Array(condition.checked.text.utf8)[node.offsets]
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private mutating func predicate(_ part: (text: String, condition: Condition, offsets: Range<Int>)) -> String {
        if let known = predicates[part.text] { return known }
        let id = "predicate\(predicates.count)"
        predicates[part.text] = id
        node(id, "predicate", label: part.text, detail: nil, at: part.condition.source.range(of: part.offsets))
        return id
    }

    // MARK: Steps

    private mutating func add(_ step: RuleStep, of rule: Rule) {
        let id = Self.id(of: step, rule)
        node(
            id, "step", label: step.name ?? step.id, detail: StepText.describe(step), at: step.range,
            more: ["action": .string(step.key), "undo": undo(step)])
        if step.needs.isEmpty { edge(Self.id(of: rule), id, "starts") }
        for other in step.needs { edge("\(Self.id(of: rule))/\(other)", id, "then") }
        guard case .action(let action, _) = step.work else { return }
        for (index, guardRule) in policy.protections.enumerated() where guardRule.concerns(action) {
            edge("guard\(index)", id, "guards")
        }
    }

    /// What takes the step back, and when.
    private func undo(_ step: RuleStep) -> JSONValue {
        guard let opposite = step.opposite else { return .null }
        return [
            "action": .string(opposite), "after": step.undoAfter.map { .string(DurationText.format($0.after)) } ?? .null,
        ]
    }

    // MARK: Pieces

    private static func id(of rule: Rule) -> String { "playbook:\(rule.name)" }
    private static func id(of step: RuleStep, _ rule: Rule) -> String { "\(id(of: rule))/\(step.id)" }

    private mutating func node(
        _ id: String, _ kind: String, label: String, detail: String?, at range: SourceRange, more: JSONObject = [:]
    ) {
        var node: JSONObject = [
            "id": .string(id), "kind": .string(kind), "label": .string(label),
            "detail": detail.map { .string($0) } ?? .null, "at": .string(range.description),
        ]
        for member in more.members { node[member.key] = member.value }
        nodes.append(.object(node))
    }

    private mutating func edge(_ from: String, _ to: String, _ kind: String) {
        edges.append(["from": .string(from), "to": .string(to), "kind": .string(kind)])
    }
}

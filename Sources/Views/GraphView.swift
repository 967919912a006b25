import ActionKit
public import Analysis
public import Canonical
import DefenderAPI
import Diagnostics
import Expressions
public import Playbooks

/// The rule graph as JSON (`cordon graph`): predicates, each once however many playbooks use it, playbooks with their
/// triggers, their steps, what the policy guards, and what takes a step back. Every picture is rendered from it.
public struct GraphView: Sendable {
    public static let schema = "cordon/graph/1"
    public let json: JSONObject

    /// - Parameters:
    ///   - overlaps: steps of different playbooks that act on the same device; nil if they were not asked for.
    ///   - playbooks: the names of those to draw; nil for all.
    public init(_ graph: RuleGraph, _ policy: Policy, overlaps: [Overlap]? = nil, playbooks: Set<String>? = nil) {
        var builder = GraphBuilder(policy)
        for rule in graph.rules where playbooks?.contains(rule.name) ?? true { builder.add(rule) }
        builder.addCalls(graph)
        var json = JSONObject()
        json["nodes"] = .array(builder.nodes)
        json["edges"] = .array(builder.edges)
        if let overlaps { json["overlaps"] = .array(overlaps.map(Self.overlap)) }
        self.json = json
    }

    private static func overlap(_ overlap: Overlap) -> JSONValue {
        [
            "kind": .string(overlap.kind.rawValue), "proved": .bool(overlap.isProved),
            "witness": overlap.witness.map { .string($0) } ?? .null,
            "first": side(overlap.first), "second": side(overlap.second),
        ]
    }

    private static func side(_ side: Overlap.Side) -> JSONValue {
        ["playbook": .string(side.rule.name), "step": .string(side.step.id), "at": .string(side.step.range.description)]
    }
}

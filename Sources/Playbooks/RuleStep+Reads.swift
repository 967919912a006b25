public import ActionKit
import Expressions

extension RuleStep {
    /// Which earlier steps a step asks about, by id.
    public struct Reads: Hashable, Sendable {
        public let condition: Set<String>
        /// `for_each`, `device` and `alert`.
        public let subject: Set<String>
        /// The inputs, and what an `assert` says.
        public let work: Set<String>
        /// `approval.if`.
        public let approval: Set<String>

        init(condition: Condition?, subject: [Condition?], work: Work, approval: Condition?) {
            self.approval = approval?.checked.stepsRead ?? []
            self.condition = condition?.checked.stepsRead ?? []
            self.subject = subject.compactMap { $0?.checked.stepsRead }.reduce(into: []) { $0.formUnion($1) }
            let expressions = work.conditions.map(\.checked) + work.texts.flatMap(\.expressions)
            self.work = expressions.map(\.stepsRead).reduce(into: []) { $0.formUnion($1) }
        }

        public var all: Set<String> { condition.union(subject).union(work).union(approval) }
    }

    /// Whether the step's result stands in the plan, where these steps' results do: a look-up or an `assert` whose conditions and
    /// inputs are known then.
    public func isKnown(after known: Set<String>) -> Bool {
        switch work {
        case .action(let action, _): !action.acts && reads.all.isSubset(of: known)
        case .assert: reads.all.isSubset(of: known)
        case .call, .pause, .pauseUntil, .undo: false
        }
    }

    /// What later steps can read of it.
    public var outputs: [Output] {
        guard case .action(let action, let inputs) = work else { return [] }
        for case .call(let call) in inputs.values { return call.operation.outputs.map { Output($0.name, $0.type, summary: "") } }
        guard let lookup = action as? any LookupAction.Type else { return action.outputs }
        for case .columns(let columns) in inputs.values { return lookup.outputs(columns: columns) }
        return action.outputs
    }
}

extension CheckedExpression {
    /// The earlier steps that the expression asks about, by id.
    var stepsRead: Set<String> {
        var ids: Set<String> = []
        root.visit { node in
            switch node.kind {
            case .field(let operand, _, let name), .optionalMember(let operand, _, let name), .presence(let operand, _, let name):
                if case .object(let type) = operand.type, type.name == "steps" { ids.insert(name) }
            default: break
            }
        }
        return ids
    }
}

public import ActionKit
import Canonical
import Expressions

extension RuleStep {
    /// Which earlier steps a step asks about, by id.
    public struct Reads: Hashable, Sendable {
        public let condition: Set<String>
        /// `for_each`, `device` and `alert`.
        public let subject: Set<String>
        /// The inputs, and what an `assert` says.
        public let work: Set<String>
        /// Those of the inputs by which something is looked up, checked or protected.
        public let fixed: Set<String>
        /// `approval.if`.
        public let approval: Set<String>

        init(condition: Condition?, subject: [Condition?], work: Work, approval: Condition?) {
            self.approval = approval?.checked.stepsRead ?? []
            self.condition = condition?.checked.stepsRead ?? []
            self.subject = subject.compactMap { $0?.checked.stepsRead }.reduce(into: []) { $0.formUnion($1) }
            fixed = work.fixedTexts.flatMap(\.expressions).reduce(into: []) { $0.formUnion($1.stepsRead) }
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

    /// As they are written: the texts by which the step is judged and that ask how earlier steps ended.
    public var judgedTexts: [String] {
        work.fixedTexts.filter { $0.expressions.contains { !$0.stepsRead.isEmpty } }.map { $0.source.text.trimmed }
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

extension RuleStep.Work {
    /// The texts that have to be known before it can be told what an action does.
    fileprivate var fixedTexts: [RuleStep.TextInput] {
        guard case .action(let action, let inputs) = self, action.acts else { return [] }
        return action.parameters.filter { !$0.takesLater(of: action) }.flatMap { inputs[$0.name]?.texts ?? [] }
    }
}

extension Parameter {
    /// Whether nothing is looked up, checked or protected by its value. A tag may be one that the policy reads.
    fileprivate func takesLater(of action: any Action.Type) -> Bool {
        switch kind {
        case .text: action.subject != .inputs || action.delivers
        case .values: true
        case .texts, .choice, .flag, .shaped, .records, .arguments, .query, .columns, .name: false
        }
    }
}

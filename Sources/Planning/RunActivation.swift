import Expressions
import Playbooks

/// The variables of a run by slot (`Scope`). A class, because a `let` value is evaluated on demand and once.
final class RunActivation: Activation {
    private let context: RunContext
    private let steps: StepsObject?
    private let item: Value?
    private var bindings: [Evaluation?]

    init(_ context: RunContext, steps: StepsObject?, item: Value?) {
        self.context = context
        self.steps = steps
        self.item = item
        bindings = Array(repeating: nil, count: context.rule.bindings.count)
    }

    func variable(_ slot: Int) -> Evaluation {
        let roots = context.rule.roots
        if slot < roots.count { return context.root(roots[slot]) }
        switch slot - roots.count - bindings.count {
        case ..<0: return binding(slot - roots.count)
        case 0: return steps.map { .value(.object($0)) } ?? .failure(Messages.stepsLater)
        default: return item.map { .value($0) } ?? .failure(Messages.stepsLater)
        }
    }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { context.common.call(function, arguments) }

    private func binding(_ index: Int) -> Evaluation {
        if let known = bindings[index] { return known }
        let result = context.rule.bindings[index].condition.program.evaluate(self)
        bindings[index] = result
        return result
    }
}

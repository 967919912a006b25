import Expressions
import Playbooks

/// The variables of a run by slot (`Scope`). A class, because a `let` value is evaluated on demand and once.
final class RunActivation: Activation {
    private let context: RunContext
    private let steps: StepsObject?
    private var bindings: [Evaluation?]

    init(_ context: RunContext, steps: StepsObject?) {
        self.context = context
        self.steps = steps
        bindings = Array(repeating: nil, count: context.rule.bindings.count)
    }

    func variable(_ slot: Int) -> Evaluation {
        switch slot {
        case Scope.subject: .value(context.subject)
        case Scope.device: context.device
        case Scope.now: .value(.timestamp(context.time))
        case Scope.now + 1..<Scope.firstBinding: .failure(Messages.notCarriedOut(Scope.Root.common[slot - Scope.now].rawValue))
        case Scope.firstBinding..<Scope.firstBinding + bindings.count: binding(slot - Scope.firstBinding)
        default: steps.map { .value(.object($0)) } ?? .failure(Messages.stepsLater)
        }
    }

    private func binding(_ index: Int) -> Evaluation {
        if let known = bindings[index] { return known }
        let result = context.rule.bindings[index].condition.program.evaluate(self)
        bindings[index] = result
        return result
    }
}

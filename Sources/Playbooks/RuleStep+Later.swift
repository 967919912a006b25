import ActionKit
import Expressions

extension RuleStep {
    /// The expressions in the inputs that ask about other steps than these, as they are written, in the order of the action's
    /// parameters.
    /// - Parameter known: the steps whose results stand in the plan.
    public func laterInputs(knowing known: Set<String>) -> [String] {
        var seen: Set<String> = []
        return laterExpressions.filter { !$0.stepsRead.isSubset(of: known) }.map(\.text).filter { seen.insert($0).inserted }
    }

    private var laterExpressions: [CheckedExpression] {
        switch work {
        case .action(let action, let inputs):
            action.parameters.compactMap { inputs[$0.name] }.flatMap(\.texts).flatMap(\.expressions)
        case .assert(let condition, let message): [condition.checked] + (message?.expressions ?? [])
        case .pauseUntil(let condition, _): [condition.checked]
        case .call, .pause, .undo: []
        }
    }
}

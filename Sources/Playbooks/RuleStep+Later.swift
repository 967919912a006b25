import ActionKit
import Expressions

extension RuleStep {
    /// The expressions in the inputs that ask for how earlier steps end, as they are written, in the order of the action's
    /// parameters.
    public var laterInputs: [String] {
        guard case .action(let action, let inputs) = work else { return [] }
        let texts = action.parameters.compactMap { inputs[$0.name] }.flatMap(\.texts)
        var seen: Set<String> = []
        return texts.flatMap(\.expressions).filter(\.readsSteps).map(\.text).filter { seen.insert($0).inserted }
    }
}

import ActionKit
import Expressions

extension RuleStep {
    /// The expressions in the inputs that ask for how earlier steps end, as they are written, in the order of the action's
    /// parameters.
    public var laterInputs: [String] {
        guard case .action(let action, let inputs) = work else { return [] }
        let texts = action.parameters.compactMap { inputs[$0.name] }.flatMap(\.texts)
        var seen: Set<String> = []
        return texts.flatMap(\.expressions).filter(\.asksForSteps).map(\.text).filter { seen.insert($0).inserted }
    }
}

extension CheckedExpression {
    fileprivate var asksForSteps: Bool {
        root.first { if case .object(let type) = $0.type { type.name == "steps" } else { false } } != nil
    }
}

extension RuleStep.Input {
    fileprivate var texts: [RuleStep.TextInput] {
        switch self {
        case .choice: []
        case .text(let text), .list(let text): [text]
        case .texts(let texts): texts
        case .records(let records): records.flatMap { record in record.sorted { $0.key < $1.key }.map(\.value) }
        }
    }
}

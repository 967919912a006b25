import Canonical
import Expressions

extension CheckedExpression {
    /// What stands in a plan in its place: the expression as it is written.
    var mark: String { "⟨\(text.trimmed)⟩" }

    /// Whether it asks for how an earlier step ended, so that it can be told at run time only.
    var readsSteps: Bool {
        root.first { if case .object(let type) = $0.type { type.name == "steps" } else { false } } != nil
    }
}

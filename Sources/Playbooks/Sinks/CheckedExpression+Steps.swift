import Canonical
import Expressions

extension CheckedExpression {
    /// What stands in a plan in its place: the expression as it is written.
    var mark: String { "⟨\(text.trimmed)⟩" }
}

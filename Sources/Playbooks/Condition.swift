public import Expressions

/// A checked expression and the place where it was written.
public struct Condition: Sendable {
    public let source: Embedded
    public let checked: CheckedExpression
    public let program: Program

    init(source: Embedded, checked: CheckedExpression) {
        self.source = source
        self.checked = checked
        program = Program(checked)
    }
}

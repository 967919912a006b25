public import Expressions

/// A checked expression and the place where it was written.
public struct Condition: Sendable {
    public let source: Embedded
    public let checked: CheckedExpression

    /// The form that is evaluated; made at first use.
    public var program: Program { checked.program }

    init(source: Embedded, checked: CheckedExpression) {
        self.source = source
        self.checked = checked
    }
}

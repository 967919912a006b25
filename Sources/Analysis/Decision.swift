/// How a condition comes out. A condition that fails comes out neither true nor false, so the two formulas are not each
/// other's opposite: `&&` and `||` of CEL absorb failures (CEL specification, "Logical operators"), and so do these.
public struct Decision: Hashable, Sendable {
    /// Where it comes out true.
    public let isTrue: Formula
    /// Where it comes out false.
    public let isFalse: Formula
    /// How many memberships the two hold.
    let size: Int

    init(_ isTrue: Formula, _ isFalse: Formula, size: Int) {
        self.isTrue = isTrue
        self.isFalse = isFalse
        self.size = size
    }

    /// A condition that always comes out so.
    static func constant(_ value: Bool) -> Decision { Decision(.constant(value), .constant(!value), size: 0) }

    /// Whether the variable has one of the values; it never fails.
    static func member(_ variable: Variable, _ values: Set<FiniteValue>) -> Decision {
        Decision(.member(variable, values), .notMember(variable, values), size: 2)
    }

    static func && (left: Decision, right: Decision) -> Decision { .all([left, right]) }

    static func all(_ parts: [Decision]) -> Decision {
        Decision(.and(parts.map(\.isTrue)), .or(parts.map(\.isFalse)), size: parts.reduce(0) { $0 + $1.size })
    }

    static func any(_ parts: [Decision]) -> Decision { !all(parts.map { !$0 }) }

    static prefix func ! (decision: Decision) -> Decision {
        Decision(decision.isFalse, decision.isTrue, size: decision.size)
    }

    /// `test ? yes : no`.
    static func choice(_ test: Decision, _ yes: Decision, _ no: Decision) -> Decision {
        Decision(
            .or([.and([test.isTrue, yes.isTrue]), .and([test.isFalse, no.isTrue])]),
            .or([.and([test.isTrue, yes.isFalse]), .and([test.isFalse, no.isFalse])]),
            size: 2 * test.size + yes.size + no.size)
    }

    /// `left == right` of two conditions.
    static func equality(_ left: Decision, _ right: Decision) -> Decision { choice(left, right, !right) }
}

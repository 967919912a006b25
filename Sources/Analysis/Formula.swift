/// What has to hold of variables, without negation: `and` and `or` over memberships in sets of values.
public indirect enum Formula: Hashable, Sendable {
    case constant(Bool)
    /// The variable has one of the values.
    case member(Variable, Set<FiniteValue>)
    /// The variable has another value.
    case notMember(Variable, Set<FiniteValue>)
    case all([Formula])
    case any([Formula])

    /// The formula with its constants folded in.
    public static func and(_ parts: [Formula]) -> Formula {
        let rest = parts.filter { !$0.isConstant(true) }
        if rest.contains(where: { $0.isConstant(false) }) { return .constant(false) }
        return rest.isEmpty ? .constant(true) : rest.count == 1 ? rest[0] : .all(rest)
    }

    /// The formula with its constants folded in.
    public static func or(_ parts: [Formula]) -> Formula {
        let rest = parts.filter { !$0.isConstant(false) }
        if rest.contains(where: { $0.isConstant(true) }) { return .constant(true) }
        return rest.isEmpty ? .constant(false) : rest.count == 1 ? rest[0] : .any(rest)
    }

    private func isConstant(_ value: Bool) -> Bool {
        if case .constant(value) = self { true } else { false }
    }

    /// Calls the body for each membership in it.
    func forEachMember(_ body: (Variable, Set<FiniteValue>) -> Void) {
        switch self {
        case .constant: break
        case .member(let variable, let values), .notMember(let variable, let values): body(variable, values)
        case .all(let parts), .any(let parts): for part in parts { part.forEachMember(body) }
        }
    }

    /// Whether the variable occurs in it.
    func mentions(_ variable: Variable) -> Bool {
        switch self {
        case .constant: false
        case .member(let other, _), .notMember(let other, _): other == variable
        case .all(let parts), .any(let parts): parts.contains { $0.mentions(variable) }
        }
    }

    /// The formula where the variable has the value.
    func setting(_ variable: Variable, to value: FiniteValue) -> Formula {
        switch self {
        case .member(variable, let values): .constant(values.contains(value))
        case .notMember(variable, let values): .constant(!values.contains(value))
        case .constant, .member, .notMember: self
        case .all(let parts): .and(parts.map { $0.setting(variable, to: value) })
        case .any(let parts): .or(parts.map { $0.setting(variable, to: value) })
        }
    }
}

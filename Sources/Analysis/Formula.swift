/// A condition, as far as it can be decided without running it: `and`, `or`, `not` over memberships of variables in sets
/// of values. Where an expression can fail, the formula speaks of the values that it would have had: what no assignment
/// makes true can then not come out true (errors are absorbed as CEL does, and absorbing is monotone).
public indirect enum Formula: Hashable, Sendable {
    case constant(Bool)
    /// The variable has one of the values.
    case member(Variable, Set<FiniteValue>)
    case not(Formula)
    case all([Formula])
    case any([Formula])

    /// The formula with its constants folded in.
    public static func and(_ parts: [Formula]) -> Formula {
        let rest = parts.filter { $0 != .constant(true) }
        if rest.contains(.constant(false)) { return .constant(false) }
        return rest.isEmpty ? .constant(true) : rest.count == 1 ? rest[0] : .all(rest)
    }

    /// The formula with its constants folded in.
    public static func or(_ parts: [Formula]) -> Formula {
        let rest = parts.filter { $0 != .constant(false) }
        if rest.contains(.constant(true)) { return .constant(true) }
        return rest.isEmpty ? .constant(false) : rest.count == 1 ? rest[0] : .any(rest)
    }

    public static prefix func ! (formula: Formula) -> Formula {
        switch formula {
        case .constant(let value): .constant(!value)
        case .not(let inner): inner
        default: .not(formula)
        }
    }

    /// Whether it holds where these variables have these values; nil if others decide.
    public func value(_ assignment: [Variable: FiniteValue]) -> Bool? {
        switch self {
        case .constant(let value): return value
        case .member(let variable, let values): return assignment[variable].map { values.contains($0) }
        case .not(let inner): return inner.value(assignment).map { !$0 }
        case .all(let parts): return Self.fold(parts, absorbing: false, assignment)
        case .any(let parts): return Self.fold(parts, absorbing: true, assignment)
        }
    }

    private static func fold(_ parts: [Formula], absorbing: Bool, _ assignment: [Variable: FiniteValue]) -> Bool? {
        var isOpen = false
        for part in parts {
            guard let value = part.value(assignment) else {
                isOpen = true
                continue
            }
            if value == absorbing { return absorbing }
        }
        return isOpen ? nil : !absorbing
    }

    /// Calls the body for each membership in it.
    func forEachMember(_ body: (Variable, Set<FiniteValue>) -> Void) {
        switch self {
        case .constant: break
        case .member(let variable, let values): body(variable, values)
        case .not(let inner): inner.forEachMember(body)
        case .all(let parts), .any(let parts): for part in parts { part.forEachMember(body) }
        }
    }
}

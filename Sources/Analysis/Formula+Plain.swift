extension Formula {
    /// More memberships than that are left to the search.
    private static let few = 24

    /// Whether it is plain to see that some values make it true: each part can hold by itself, and the parts that have to
    /// hold together speak of different variables. Most conditions of playbooks are such; `false` says nothing.
    var plainlyHolds: Bool {
        var needed: [Variable] = []
        return plainlyHolds(&needed)
    }

    /// - Parameter needed: the variables whose values are chosen already.
    private func plainlyHolds(_ needed: inout [Variable]) -> Bool {
        switch self {
        case .constant(let value): return value
        case .member(let variable, let values):
            return Self.take(variable, &needed) && variable.domain.canBe(in: values)
        case .notMember(let variable, let values):
            return Self.take(variable, &needed) && variable.domain.canBe(outside: values)
        case .all(let parts): return parts.allSatisfy { $0.plainlyHolds(&needed) }
        case .any(let parts):
            // One that holds is enough; what the others would need is free again.
            let before = needed.count
            for part in parts {
                if part.plainlyHolds(&needed) { return true }
                needed.removeSubrange(before...)
            }
            return false
        }
    }

    private static func take(_ variable: Variable, _ needed: inout [Variable]) -> Bool {
        guard needed.count < few, !needed.contains(variable) else { return false }
        needed.append(variable)
        return true
    }
}

extension Variable.Domain {
    fileprivate func canBe(in named: Set<FiniteValue>) -> Bool {
        switch self {
        case .closed(let values): values.contains(where: named.contains)
        case .listed(let values): named.contains(.other) || named.contains(where: values.contains)
        case .open(let isNullable): named.contains { isNullable || $0 != .null }
        }
    }

    fileprivate func canBe(outside named: Set<FiniteValue>) -> Bool {
        switch self {
        case .closed(let values): values.contains { !named.contains($0) }
        case .listed, .open: !named.contains(.other)
        }
    }
}

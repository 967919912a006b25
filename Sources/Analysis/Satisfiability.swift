/// What can be said of whether a formula ever holds.
public enum Satisfiability: Hashable, Sendable {
    /// No values make it true.
    case never
    /// These values make it true, whatever the parts do that are not understood.
    case always(witness: [Variable: FiniteValue])
    /// It is neither proved nor ruled out.
    case possible

    /// How many assignments are tried before the answer is `possible`.
    private static let budget = 20_000

    /// Decides by trying values, one variable after the other; a variable is tried only while it matters.
    public static func decide(_ formula: Formula) -> Satisfiability {
        var search = Search(formula)
        if let witness = search.witness() { return .always(witness: witness) }
        guard search.budget > 0 else { return .possible }
        return search.canHold() || search.budget <= 0 ? .possible : .never
    }

    /// Whether no values make it true.
    public static func isNever(_ formula: Formula) -> Bool {
        var search = Search(formula)
        return !search.canHold() && search.budget > 0
    }

    private struct Search {
        let formula: Formula
        let variables: [Variable]
        let values: [Variable: [FiniteValue]]
        var budget = Satisfiability.budget

        init(_ formula: Formula) {
            self.formula = formula
            var named: [Variable: Set<FiniteValue>] = [:]
            var order: [Variable] = []
            formula.forEachMember { variable, values in
                if named[variable] == nil { order.append(variable) }
                named[variable, default: []].formUnion(values)
            }
            variables = order
            values = named.reduce(into: [:]) { $0[$1.key] = Self.domain($1.key, named: $1.value) }
        }

        private static func domain(_ variable: Variable, named: Set<FiniteValue>) -> [FiniteValue] {
            switch variable.domain {
            case .closed(let values): values
            case .open(let isNullable): (named.union(isNullable ? [.null, .other] : [.other])).sorted()
            }
        }

        /// Values of what is understood that make the formula true whatever the rest does.
        mutating func witness() -> [Variable: FiniteValue]? {
            var assignment: [Variable: FiniteValue] = [:]
            return hold(variables.filter { !$0.isFree }[...], &assignment) ? assignment : nil
        }

        /// Whether some values of everything make it true.
        mutating func canHold() -> Bool {
            var assignment: [Variable: FiniteValue] = [:]
            return hold(variables[...], &assignment)
        }

        private mutating func hold(_ open: ArraySlice<Variable>, _ assignment: inout [Variable: FiniteValue]) -> Bool {
            budget -= 1
            if let value = formula.value(assignment) { return value }
            guard budget > 0, let variable = open.first else { return false }
            for value in values[variable] ?? [] {
                assignment[variable] = value
                if hold(open.dropFirst(), &assignment) { return true }
            }
            assignment[variable] = nil
            return false
        }
    }
}

/// What a formula is sure to ask of single variables: the cheap half of telling whether two formulas can hold together.
struct NecessaryValues {
    private let values: [Variable: Set<FiniteValue>]

    init(_ formula: Formula) {
        var values: [Variable: Set<FiniteValue>] = [:]
        Self.collect(formula, into: &values)
        self.values = values
    }

    private static func collect(_ formula: Formula, into values: inout [Variable: Set<FiniteValue>]) {
        switch formula {
        case .member(let variable, let set): values[variable] = values[variable]?.intersection(set) ?? set
        case .all(let parts): for part in parts { collect(part, into: &values) }
        case .constant, .notMember, .any: break
        }
    }

    /// Whether a variable would need two values at a time, so that the formulas never hold together.
    func exclude(_ other: NecessaryValues) -> Bool {
        values.contains { variable, set in other.values[variable].map(set.isDisjoint) ?? false }
    }
}

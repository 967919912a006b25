/// What can be said of whether a formula ever holds.
public enum Satisfiability: Hashable, Sendable {
    /// No values make it true.
    case never
    /// These values, all of them documented ones, make it true, whatever the parts do that are not understood.
    case always(witness: [Variable: FiniteValue])
    /// It is neither proved nor ruled out.
    case possible

    /// Decides by trying values, one variable after the other; a variable is tried only while it matters.
    public static func decide(_ formula: Formula) -> Satisfiability {
        if case .constant(let value) = formula { return value ? .always(witness: [:]) : .never }
        var search = Search(formula)
        if let witness = search.witness() { return .always(witness: witness) }
        guard search.isWithinBudget else { return .possible }
        return search.canHold() || !search.isWithinBudget ? .possible : .never
    }

    /// Whether no values make it true.
    public static func isNever(_ formula: Formula) -> Bool {
        if formula.plainlyHolds { return false }
        if case .constant(let value) = formula { return !value }
        var search = Search(formula)
        return !search.canHold() && search.isWithinBudget
    }
}

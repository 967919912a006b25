/// A comparison that the service's `$filter` is documented with (mde-errors-and-limits.yaml, `filter_operators_shown`).
public enum FilterOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "eq"
    case notEqual = "ne"
    case greater = "gt"
    case greaterOrEqual = "ge"
    case startsWith = "startswith"
}

extension Set<FilterOperator> {
    /// Open texts. Not `ne`: a service that compares without regard to case would leave out rows that differ for us.
    static let exact: Self = [.equal]
    /// Closed enums that are never null. A nullable one takes `eq` only: stores differ in whether null is `ne`.
    static let closed: Self = [.equal, .notEqual]
    static let number: Self = [.equal, .greater, .greaterOrEqual]
    /// Times. Not `eq`: the service keeps 100 ns, a literal may hold more or less.
    static let instant: Self = [.greater, .greaterOrEqual]
}

/// A scalar expression of a hunting query.
indirect enum KQLExpression: Hashable, Sendable {
    case literal(HuntingValue, at: Int)
    case column(String, at: Int)
    /// `and`, `or`, a comparison, a text operator or arithmetic, by its word.
    case binary(String, KQLExpression, KQLExpression, at: Int)
    /// `in`, `in~` and their negations.
    case member(KQLExpression, [KQLExpression], isNegated: Bool, ignoresCase: Bool, at: Int)
    case call(String, [KQLExpression], at: Int)

    var offset: Int {
        switch self {
        case .literal(_, let offset), .column(_, let offset), .binary(_, _, _, let offset), .call(_, _, let offset): offset
        case .member(_, _, _, _, let offset): offset
        }
    }
}

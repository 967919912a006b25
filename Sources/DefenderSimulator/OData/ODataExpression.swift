/// A filter as it was written: names are not resolved, types not checked.
indirect enum ODataExpression: Hashable, Sendable {
    enum Comparison: String, Hashable, Sendable { case eq, ne, gt, ge, lt, le }
    enum Quantifier: String, Hashable, Sendable { case any, all }

    case literal(FilterLiteral, at: Int)
    /// `a/b/c`, relative to the entity or, if its first name is that of a lambda variable, to that.
    case path([String], at: Int)
    case compare(Comparison, ODataExpression, ODataExpression, at: Int)
    /// `x in ('a','b')`.
    case member(ODataExpression, of: [ODataExpression], at: Int)
    case and(ODataExpression, ODataExpression)
    case or(ODataExpression, ODataExpression)
    case not(ODataExpression, at: Int)
    case arithmetic(FilterArithmetic, ODataExpression, ODataExpression, at: Int)
    case call(String, [ODataExpression], at: Int)
    /// `tags/any(t: t eq 'x')`; `any()` has no variable and no body.
    case quantified(Quantifier, collection: [String], variable: String?, body: ODataExpression?, at: Int)

    /// Where it starts, in Unicode scalars from 0.
    var offset: Int {
        switch self {
        case .literal(_, let at), .path(_, let at), .compare(_, _, _, let at), .member(_, _, let at), .not(_, let at),
            .arithmetic(_, _, _, let at), .call(_, _, let at), .quantified(_, _, _, _, let at):
            at
        case .and(let left, _), .or(let left, _): left.offset
        }
    }
}

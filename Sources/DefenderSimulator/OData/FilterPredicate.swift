import DefenderAPI

/// A filter that fits its entity: names resolved, types checked. Evaluation cannot fail.
indirect enum FilterPredicate: Hashable, Sendable {
    enum TextTest: String, Hashable, Sendable { case startswith, endswith, contains }

    case constant(FieldValue)
    case path(FilterPath)
    case compare(ODataExpression.Comparison, FilterPredicate, FilterPredicate, ranks: EnumSchema?)
    case member(FilterPredicate, of: [FilterPredicate])
    case and(FilterPredicate, FilterPredicate)
    case or(FilterPredicate, FilterPredicate)
    case not(FilterPredicate)
    case text(TextTest, FilterPredicate, FilterPredicate)
    /// Null if an argument is.
    case function(FilterFunction, [FilterPredicate])
    case arithmetic(FilterArithmetic, FilterPredicate, FilterPredicate)
    /// No body: whether the collection holds anything.
    case quantified(ODataExpression.Quantifier, FilterPath, body: FilterPredicate?)

    /// Whether the entity is selected: true only; null selects nothing.
    func selects(_ row: ListedRow) -> Bool { truth(of: row) == true }

    /// nil is null.
    func truth(of row: ListedRow) -> Bool? { truth(in: FilterScope(row: row)) }

    static func and(_ left: Bool?, _ right: () -> Bool?) -> Bool? {
        if left == false { return false }
        let right = right()
        return right == false ? false : left.flatMap { _ in right }
    }

    static func or(_ left: Bool?, _ right: () -> Bool?) -> Bool? {
        if left == true { return true }
        let right = right()
        return right == true ? true : left.flatMap { _ in right }
    }

    /// The properties of the entity that are asked for, by their index.
    var fields: Set<Int> {
        switch self {
        case .constant: []
        case .path(let path): path.fields
        case .compare(_, let left, let right, _), .and(let left, let right), .or(let left, let right), .text(_, let left, let right),
            .arithmetic(_, let left, let right):
            left.fields.union(right.fields)
        case .member(let item, let members): members.reduce(item.fields) { $0.union($1.fields) }
        case .not(let inner): inner.fields
        case .function(_, let arguments): arguments.reduce([]) { $0.union($1.fields) }
        case .quantified(_, let path, let body): path.fields.union(body?.fields ?? [])
        }
    }

    /// OData's three-valued logic: nil is null.
    private func truth(in scope: FilterScope) -> Bool? {
        switch self {
        case .and(let left, let right):
            return Self.and(left.truth(in: scope)) { right.truth(in: scope) }
        case .or(let left, let right):
            return Self.or(left.truth(in: scope)) { right.truth(in: scope) }
        case .compare(let comparison, let left, let right, let ranks):
            return FilterOrder(ranks: ranks).holds(comparison, left.value(in: scope), right.value(in: scope))
        case .not(let inner): return inner.truth(in: scope).map { !$0 }
        default:
            guard case .boolean(let truth) = value(in: scope) else { return nil }
            return truth
        }
    }

    private func value(in scope: FilterScope) -> FieldValue {
        switch self {
        case .constant(let value): return value
        case .path(let path): return path.value(in: scope)
        case .member(let item, let members):
            let value = item.value(in: scope)
            return .boolean(members.contains { FilterOrder.isEqual($0.value(in: scope), value) })
        case .text(let test, let text, let part): return Self.test(test, text.value(in: scope), part.value(in: scope))
        case .function(let function, let arguments):
            let values = arguments.map { $0.value(in: scope) }
            return values.contains(.null) ? .null : function.value(values)
        case .arithmetic(let operation, let left, let right):
            return operation.value(left.value(in: scope), right.value(in: scope))
        case .quantified(let quantifier, let path, let body):
            return .boolean(Self.quantified(quantifier, path.value(in: scope), body, scope))
        case .and, .or, .not, .compare: return truth(in: scope).map { .boolean($0) } ?? .null
        }
    }

    private static func test(_ test: TextTest, _ text: FieldValue, _ part: FieldValue) -> FieldValue {
        guard let text = text.text, let part = part.text else { return .null }
        let (whole, piece) = (Array(text.utf8), Array(part.utf8))
        switch test {
        case .startswith: return .boolean(whole.starts(with: piece))
        case .endswith: return .boolean(whole.count >= piece.count && whole.suffix(piece.count).elementsEqual(piece))
        case .contains:
            guard whole.count >= piece.count else { return .boolean(false) }
            return .boolean((0...whole.count - piece.count).contains { whole[$0...].starts(with: piece) })
        }
    }

    private static func quantified(
        _ quantifier: ODataExpression.Quantifier, _ collection: FieldValue, _ body: FilterPredicate?, _ scope: FilterScope
    ) -> Bool {
        guard case .list(let items) = collection else { return quantifier == .all }
        guard let body else { return !items.isEmpty }
        func holds(_ item: FieldValue) -> Bool {
            var inner = scope
            inner.variables.append(item)
            return body.truth(in: inner) == true
        }
        return quantifier == .any ? items.contains(where: holds) : items.allSatisfy(holds)
    }
}

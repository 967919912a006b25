import ActionKit
public import DefenderAPI
public import Expressions

/// The part of a trigger's `where`, or of a `filter` over the tenant, that the service can filter. Only operators that the reference shows for a property
/// are pushed, and all of it is judged here again on what comes back, so the split never changes the result.
public enum Pushdown {
    /// A filter that lets through every entity for which the expression is true; nil if nothing can be pushed.
    /// - Parameter schema: of the entity in the slot `Scope.subject`.
    static func filter(of expression: CheckedExpression, on schema: EntitySchema) -> ODataFilter? {
        let parts = conjuncts(expression.root).compactMap { comparison($0, schema) }
        return .and(parts)
    }

    private static func conjuncts(_ node: CheckedNode) -> [CheckedNode] {
        guard case .call(let call) = node.kind, call.function == "_&&_" else { return [node] }
        return call.arguments.flatMap(conjuncts)
    }

    private static func comparison(_ node: CheckedNode, _ schema: EntitySchema) -> ODataFilter? {
        guard case .call(let call) = node.kind, call.rank == nil, call.arguments.count == 2,
            let filterOperator = operators[call.function],
            let field = field(call.arguments[0], schema), field.filterOperators.contains(filterOperator),
            case .constant(let value) = call.arguments[1].kind, let literal = literal(value)
        else { return nil }
        return ODataFilter.compare(field, filterOperator, literal)
    }

    /// The comparison of the service that a function of the language is.
    public static let operators: [String: FilterOperator] = [
        "_==_": .equal, "_!=_": .notEqual, "_>_": .greater, "_>=_": .greaterOrEqual, "startsWith": .startsWith,
    ]

    private static func field(_ node: CheckedNode, _ schema: EntitySchema) -> Field? {
        guard case .field(let operand, let index, _) = node.kind, case .variable(Scope.subject) = operand.kind,
            index < schema.fields.count
        else { return nil }
        return schema.fields[index]
    }

    /// The constant in a filter that a value is; nil where there is none.
    public static func literal(_ value: Value) -> ODataLiteral? {
        switch value {
        case .string(let text): .string(text)
        case .int(let number): .integer(number)
        case .timestamp(let time): .timestamp(time)
        default: nil
        }
    }

    // MARK: Collections of the tenant

    /// A collection of the tenant that an expression goes over, and what of it is asked for.
    public struct Listing: Hashable, Sendable {
        public let collection: String
        /// What the service filters by, with the expressions whose values stand in it; nil for nothing.
        public let filter: String?
    }

    /// All of an expression, in the order of the text.
    public static func listings(in root: CheckedNode) -> [Listing] {
        var narrowed: Set<ObjectIdentifier> = []
        var found: [(place: Int, listing: Listing)] = []
        root.visit { node in
            if case .comprehension(let macro) = node.kind, let terms = macro.narrowing, let kind = kind(of: macro.range) {
                narrowed.insert(ObjectIdentifier(macro.range))
                let filters = terms.compactMap { text($0, kind) }
                let filter = filters.isEmpty ? nil : filters.joined(separator: " and ")
                found.append((macro.range.offsets.lowerBound, Listing(collection: kind.rawValue, filter: filter)))
            } else if !narrowed.contains(ObjectIdentifier(node)), let kind = kind(of: node) {
                found.append((node.offsets.lowerBound, Listing(collection: kind.rawValue, filter: nil)))
            }
        }
        return found.sorted { $0.place < $1.place }.map(\.listing)
    }

    private static func kind(of node: CheckedNode) -> TenantListing.Kind? {
        guard case .field(let operand, _, let name) = node.kind, case .object(Vocabulary.tenant) = operand.type.withoutNull else {
            return nil
        }
        return TenantListing.Kind(rawValue: name)
    }

    /// The comparison in the service's spelling; what it compares with, where that is no constant, as the author wrote it.
    private static func text(_ term: CheckedNode.Comprehension.Term, _ kind: TenantListing.Kind) -> String? {
        guard kind.schema.fields.indices.contains(term.field), let comparison = operators[term.function] else { return nil }
        let field = kind.schema.fields[term.field]
        guard field.filterOperators.contains(comparison) else { return nil }
        if case .constant(let value) = term.operand.kind {
            return literal(value).flatMap { ODataFilter.compare(field, comparison, $0)?.text }
        }
        return comparison == .startsWith ? "startswith(\(field.name),…)" : "\(field.name) \(comparison.rawValue) …"
    }
}

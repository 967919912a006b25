import DefenderAPI
import Expressions

/// The part of a trigger's `where` that the service can filter. Only operators that the reference shows for a property
/// are pushed, and all of `where` is judged here again on what comes back, so the split never changes the result.
enum Pushdown {
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

    private static let operators: [String: FilterOperator] = [
        "_==_": .equal, "_!=_": .notEqual, "_>_": .greater, "_>=_": .greaterOrEqual, "startsWith": .startsWith,
    ]

    private static func field(_ node: CheckedNode, _ schema: EntitySchema) -> Field? {
        guard case .field(let operand, let index, _) = node.kind, case .variable(Scope.subject) = operand.kind,
            index < schema.fields.count
        else { return nil }
        return schema.fields[index]
    }

    private static func literal(_ value: Value) -> ODataLiteral? {
        switch value {
        case .string(let text): .string(text)
        case .int(let number): .integer(number)
        case .timestamp(let time): .timestamp(time)
        default: nil
        }
    }
}

extension CheckedNode.Comprehension {
    /// A comparison that every element has to meet that counts: one of its fields with something that is no element's.
    public struct Term: Sendable {
        /// The place of the field among those of the element's type.
        public let field: Int
        /// The function that compares: `_==_`, `_>_`, `startsWith`.
        public let function: String
        public let operand: CheckedNode
    }

    /// What a listing need not give: the parts of an `&&` that whoever lists may be able to hold its rows against. Nil unless the
    /// macro goes over a field that is narrowed by them (`ObjectField.isNarrowed`).
    public var narrowing: [Term]? {
        guard case .field(let operand, let index, _) = range.kind, case .object(let type) = operand.type.withoutNull,
            type.fields.indices.contains(index), type.fields[index].isNarrowed
        else { return nil }
        guard locals.count == 1, let condition else { return [] }
        return Self.conjuncts(condition).compactMap { term($0) }
    }

    /// What an element has to meet; an element that does not meet it changes nothing.
    private var condition: CheckedNode? {
        switch effect {
        case .filter, .exists, .existsOne: body
        case .map: filter
        default: nil
        }
    }

    private static func conjuncts(_ node: CheckedNode) -> [CheckedNode] {
        guard case .call(let call) = node.kind, call.operation == .and else { return [node] }
        return call.arguments.flatMap(conjuncts)
    }

    private func term(_ node: CheckedNode) -> Term? {
        guard case .call(let call) = node.kind, call.rank == nil, call.arguments.count == 2,
            case .field(let element, let field, _) = call.arguments[0].kind, case .local(locals[0], _) = element.kind,
            call.arguments[1].first(where: { if case .local(locals[0], _) = $0.kind { true } else { false } }) == nil
        else { return nil }
        return Term(field: field, function: call.function, operand: call.arguments[1])
    }
}

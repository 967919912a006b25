/// Turns checked nodes into program nodes, with what is constant evaluated.
struct ProgramBuilder {
    /// Whether each node records what it comes to.
    let isTraced: Bool

    func build(_ node: CheckedNode) -> any ProgramNode {
        let built = untraced(node)
        return isTraced && !(built is ConstantNode) ? TraceNode(built, node) : built
    }

    private func untraced(_ node: CheckedNode) -> any ProgramNode {
        switch node.kind {
        case .constant(let value): ConstantNode(value)
        case .variable(let slot): VariableNode(slot, node.offsets)
        case .local(let slot, _): LocalNode(slot)
        case .field(let operand, let index, let name): field(operand, index, name, node.offsets)
        case .member(let operand, let name): MemberNode(build(operand), name: name, node.offsets)
        case .optionalMember(let operand, let index, let name):
            PresenceNode(build(operand), name: name, index: index, givesValue: true, node.offsets)
        case .presence(let operand, let index, let name):
            PresenceNode(build(operand), name: name, index: index, givesValue: false, node.offsets)
        case .call(let call): build(call, node.offsets)
        case .list(let elements): list(elements, node.offsets)
        case .map(let entries): map(entries)
        case .comprehension(let macro): build(macro, node.offsets)
        case .binding(let local, _, let value, let body): BindingNode(local, build(value), build(body))
        case .invalid(let message): InvalidNode(message, node.offsets)
        }
    }

    private func field(
        _ operand: CheckedNode, _ index: Int, _ name: String, _ offsets: Range<Int>
    ) -> any ProgramNode {
        switch operand.kind {
        case .variable(let slot): VariableFieldNode(slot, index: index, name: name, offsets)
        case .local(let slot, _): LocalFieldNode(slot, index: index, name: name, offsets)
        default: FieldNode(build(operand), index: index, name: name, offsets)
        }
    }

    private func list(_ elements: [CheckedNode.Element], _ offsets: Range<Int>) -> any ProgramNode {
        let nodes = elements.map { (node: build($0.node), isOptional: $0.isOptional) }
        let constants = nodes.compactMap { $0.isOptional ? nil : ($0.node as? ConstantNode)?.value }
        return constants.count == nodes.count ? ConstantNode(.list(constants)) : ListNode(nodes, offsets)
    }

    private func map(_ entries: [CheckedNode.Entry]) -> any ProgramNode {
        MapNode(
            entries.map { entry in
                MapNode.Entry(
                    key: build(entry.key), value: build(entry.value), isOptional: entry.isOptional,
                    offsets: entry.key.offsets)
            })
    }

    private func range(of macro: CheckedNode.Comprehension) -> any ProgramNode {
        guard let terms = macro.narrowing, case .field(let operand, let index, let name) = macro.range.kind else {
            return build(macro.range)
        }
        let narrowed = NarrowedFieldNode(
            build(operand), index: index, name: name,
            terms.map { .init(field: $0.field, function: $0.function, operand: build($0.operand)) }, macro.range.offsets)
        return isTraced ? TraceNode(narrowed, macro.range) : narrowed
    }

    private func build(_ macro: CheckedNode.Comprehension, _ offsets: Range<Int>) -> any ProgramNode {
        let (first, last) = (macro.locals[0], macro.locals[macro.locals.count - 1])
        let loop = Loop(range: range(of: macro), keyLocal: first == last ? nil : first, local: last, offsets: offsets)
        let condition = macro.filter.map { build($0) }
        let body = build(macro.body)
        return switch macro.effect {
        case .all: QuantifierNode(loop, body, deciding: false)
        case .exists: QuantifierNode(loop, body, deciding: true)
        case .existsOne: ExistsOneNode(loop, body)
        case .filter: TransformNode(loop, condition: body, body: nil)
        case .map, .transformList: TransformNode(loop, condition: condition, body: body)
        case .transformMap: TransformMapNode(loop, condition: condition, body: body, givesEntries: false)
        case .transformMapEntry: TransformMapNode(loop, condition: condition, body: body, givesEntries: true)
        case .sortBy: SortNode(loop, body)
        case .optMap: OptionalMapNode(loop, body, isFlat: false)
        case .optFlatMap: OptionalMapNode(loop, body, isFlat: true)
        }
    }
}

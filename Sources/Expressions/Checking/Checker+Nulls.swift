/// Flow typing: a test for null changes what is known of a path after it.
extension Checker {
    /// The node, without null in its type if a test before shows that.
    mutating func narrowed(_ kind: CheckedNode.Kind, _ type: CELType, _ node: SyntaxNode) -> CheckedNode {
        let plain = make(kind, type, node)
        guard case .nullable(let wrapped) = types.shallow(type) else { return plain }
        guard let path = Self.path(of: plain), notNull.contains(path) else { return plain }
        return make(kind, wrapped, node)
    }

    /// Reports a value that can be null where null has no meaning; false if it did.
    mutating func requireTested(_ node: CheckedNode) -> Bool {
        guard case .nullable = types.shallow(node.type) else { return true }
        mistakes.report(.needsNullTest(source(node.offsets)), at: node.offsets)
        return false
    }

    /// What identifies the value for the length of an evaluation; nil for what is computed.
    static func path(of node: CheckedNode) -> String? {
        switch node.kind {
        case .variable(let slot): "v\(slot)"
        case .local(let slot, _): "l\(slot)"
        case .field(let operand, let index, _): path(of: operand).map { "\($0).\(index)" }
        case .member(let operand, let name): path(of: operand).map { "\($0).'\(name)'" }
        case .call(let call) where call.operation == .index: path(ofIndex: call)
        default: nil
        }
    }

    private static func path(ofIndex call: CheckedNode.Call) -> String? {
        guard case .constant(let key) = call.arguments[1].kind, let operand = path(of: call.arguments[0]) else {
            return nil
        }
        switch key {
        case .string(let text): return "\(operand).'\(text)'"
        case .int(let index): return "\(operand)[\(index)]"
        default: return nil
        }
    }

    /// The paths that are not null if the condition came out so.
    func shown(by condition: CheckedNode, being truth: Bool) -> Set<String> {
        switch condition.kind {
        case .presence(let operand, let index, let name):
            guard truth, let path = Self.path(of: operand) else { return [] }
            return [index.map { "\(path).\($0)" } ?? "\(path).'\(name)'"]
        case .call(let call): return shown(by: call, being: truth)
        default: return []
        }
    }

    private func shown(by call: CheckedNode.Call, being truth: Bool) -> Set<String> {
        switch (call.operation, truth) {
        case (.not, _): return shown(by: call.arguments[0], being: !truth)
        case (.and, true), (.or, false):
            return call.arguments.reduce(into: []) { $0.formUnion(shown(by: $1, being: truth)) }
        case (.and, false), (.or, true):
            let sets = call.arguments.map { shown(by: $0, being: truth) }
            return sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
        case (.equal, true): return shownByEquality(call)
        case (.notEqual, false): return shownByEquality(call)
        case (.equal, false), (.notEqual, true):
            guard let other = Self.comparedWithNull(call), let path = Self.path(of: other) else { return [] }
            return [path]
        case (.membership, true): return shownByMembership(call)
        default: return []
        }
    }

    /// What equals something that is not null is not null.
    private func shownByEquality(_ call: CheckedNode.Call) -> Set<String> {
        let (left, right) = (call.arguments[0], call.arguments[1])
        var paths: Set<String> = []
        let (leftMayBe, rightMayBe) = (type(of: left).acceptsNull, type(of: right).acceptsNull)
        if leftMayBe, !rightMayBe, let path = Self.path(of: left) { paths.insert(path) }
        if rightMayBe, !leftMayBe, let path = Self.path(of: right) { paths.insert(path) }
        return paths.union(guarded(left, equals: right)).union(guarded(right, equals: left))
    }

    private func shownByMembership(_ call: CheckedNode.Call) -> Set<String> {
        guard case .list(let element) = type(of: call.arguments[1]), !element.acceptsNull,
            let path = Self.path(of: call.arguments[0])
        else { return [] }
        guard case .list(let elements) = call.arguments[1].kind, elements.count == 1 else { return [path] }
        return guarded(call.arguments[0], equals: elements[0].node).union([path])
    }

    /// Fields that exist while this one has this value.
    private func guarded(_ node: CheckedNode, equals constant: CheckedNode) -> Set<String> {
        guard case .field(let operand, _, let name) = node.kind, case .constant(.string(let value)) = constant.kind,
            case .object(let object) = type(of: operand).withoutNull, object.hasGuards, let path = Self.path(of: operand)
        else { return [] }
        let indices = object.fields.indices.filter {
            object.fields[$0].presence == ObjectField.Guard(field: name, equals: value)
        }
        return Set(indices.map { "\(path).\($0)" })
    }

    /// The other side of a comparison with the literal null.
    static func comparedWithNull(_ call: CheckedNode.Call) -> CheckedNode? {
        if case .constant(.null) = call.arguments[1].kind { return call.arguments[0] }
        if case .constant(.null) = call.arguments[0].kind { return call.arguments[1] }
        return nil
    }
}

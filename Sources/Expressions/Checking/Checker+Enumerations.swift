/// Texts that stand where a value of an enumeration is meant.
extension Checker {
    /// Checks the texts that a node can give against an enumeration (or a list of one), and reports those outside.
    /// - Returns: whether the node can only give values of the enumeration.
    @discardableResult
    mutating func checkConstants(_ node: CheckedNode, against type: CELType) -> Bool {
        guard let enumeration = enumeration(in: type, for: node) else { return false }
        for constant in Self.texts(of: node) { report(constant, against: enumeration) }
        return gives(enumeration, node, orAnyText: true)
    }

    /// The enumeration to which all that the nodes can give belongs, if one of them is typed so. A text that is one of
    /// its values then is of it too, so that its rank is not lost.
    func commonEnumeration(_ nodes: [CheckedNode]) -> CELType? {
        for node in nodes {
            guard case .enumeration(let enumeration) = type(of: node).withoutNull else { continue }
            guard nodes.allSatisfy({ gives(enumeration, $0, orAnyText: false) }) else { return nil }
            let isNullable = nodes.contains { type(of: $0).acceptsNull }
            return isNullable ? .nullable(.enumeration(enumeration)) : .enumeration(enumeration)
        }
        return nil
    }

    /// The enumeration itself, or that of the elements if the node is a list.
    private func enumeration(in type: CELType, for node: CheckedNode) -> EnumType? {
        switch (type, node.kind) {
        case (.enumeration(let enumeration), _): enumeration
        case (.list(let element), .list): enumeration(in: types.resolved(element).withoutNull, for: node)
        default: nil
        }
    }

    /// Whether all that the node can give are values of the enumeration.
    /// - Parameter orAnyText: whether constant texts count as such even if they are outside.
    private func gives(_ enumeration: EnumType, _ node: CheckedNode, orAnyText: Bool) -> Bool {
        switch node.kind {
        case .constant(.null): true
        case .constant(.string(let text)): orAnyText || enumeration.rank(of: text) != nil
        case .list(let elements): elements.allSatisfy { gives(enumeration, $0.node, orAnyText: orAnyText) }
        case .call(let call) where call.operation == .conditional:
            call.arguments.dropFirst().allSatisfy { gives(enumeration, $0, orAnyText: orAnyText) }
        default: type(of: node).withoutNull == .enumeration(enumeration)
        }
    }

    /// The constant texts that the node can give.
    private static func texts(of node: CheckedNode) -> [CheckedNode] {
        switch node.kind {
        case .constant(.string): [node]
        case .list(let elements): elements.flatMap { texts(of: $0.node) }
        case .call(let call) where call.operation == .conditional:
            call.arguments.dropFirst().flatMap { texts(of: $0) }
        default: []
        }
    }

    private mutating func report(_ constant: CheckedNode, against enumeration: EnumType) {
        guard case .constant(.string(let value)) = constant.kind, enumeration.rank(of: value) == nil else { return }
        let quote = text[constant.offsets.lowerBound] == UInt8(ascii: "'") ? "'" : "\""
        mistakes.report(
            enumeration.isOpen
                ? .unlistedValue(value, enumeration, quote: quote)
                : .outsideEnumeration(value, enumeration, quote: quote),
            at: constant.offsets)
    }

    /// The types of arguments for an overload: where it takes an enumeration, constant texts are checked as its values.
    mutating func argumentTypes(_ arguments: [CheckedNode], for parameters: [CELType]) -> [CELType] {
        zip(arguments, parameters).map { argument, parameter in
            guard case .enumeration(let enumeration) = parameter.withoutNull,
                gives(enumeration, argument, orAnyText: true)
            else { return type(of: argument) }
            return parameter
        }
    }
}

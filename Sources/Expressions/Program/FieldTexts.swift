/// A condition that asks a field of a variable for constant texts: with any other text it is false.
public struct FieldTexts: Sendable {
    /// Of the variable.
    public let slot: Int
    public let field: Int
    public let texts: [String]

    /// Nil for a condition of another form.
    init?(_ node: CheckedNode) {
        guard case .call(let call) = node.kind, call.arguments.count == 2 else { return nil }
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch call.operation {
        case .equal:
            guard let text = right.constantText ?? left.constantText else { return nil }
            self.init(right.constantText == nil ? right : left, [text])
        case .membership:
            guard case .list(let elements) = right.kind else { return nil }
            let texts = elements.compactMap { $0.isOptional ? nil : $0.node.constantText }
            guard texts.count == elements.count else { return nil }
            self.init(left, texts)
        default: return nil
        }
    }

    private init?(_ operand: CheckedNode, _ texts: [String]) {
        guard case .field(let owner, let field, _) = operand.kind, case .variable(let slot) = owner.kind else { return nil }
        self.slot = slot
        self.field = field
        self.texts = texts
    }
}

extension CheckedNode {
    fileprivate var constantText: String? {
        guard case .constant(.string(let text)) = kind else { return nil }
        return text
    }
}

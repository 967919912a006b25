/// `in` with a list of constant texts.
final class OneOfTextsNode: ProgramNode {
    /// Comparing is faster than hashing up to here.
    private static let mostCompared = 6

    private let operand: any ProgramNode
    private let texts: [String]
    private let index: Set<TextKey>

    init(_ operand: any ProgramNode, _ texts: [String]) {
        self.operand = operand
        self.texts = texts
        self.index = texts.count > Self.mostCompared ? Set(texts.map { TextKey($0) }) : []
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        guard case .string(let found) = value else { return .bool(false) }
        if !index.isEmpty { return .bool(index.contains(TextKey(found))) }
        for text in texts where CodePoints.areEqual(found, text) { return .bool(true) }
        return .bool(false)
    }
}

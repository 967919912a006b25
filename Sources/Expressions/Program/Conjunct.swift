/// One of the parts of a condition that must all hold. Where one of them is false the condition is false, whatever the others come
/// to: `&&` absorbs failures and what is not known.
public struct Conjunct: Sendable {
    /// As it is written: under the same declarations equal texts mean the same.
    public let text: String
    public let program: Program
    /// What the part asks of a field, if it is of that form.
    public let fieldTexts: FieldTexts?

    /// The parts in their order; the condition itself if there is one only.
    public static func all(of checked: CheckedExpression) -> [Conjunct] {
        let bytes = Array(checked.text.utf8)
        return parts(checked.root).map { node in
            Conjunct(
                text: String(decoding: bytes[node.offsets], as: UTF8.self),
                program: Program(root: ProgramBuilder(isTraced: false).build(node), frameSize: checked.frameSize),
                fieldTexts: FieldTexts(node))
        }
    }

    private static func parts(_ node: CheckedNode) -> [CheckedNode] {
        guard case .call(let call) = node.kind, call.function == "_&&_" else { return [node] }
        return call.arguments.flatMap(parts)
    }
}

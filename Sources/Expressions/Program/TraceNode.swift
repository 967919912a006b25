/// A node whose outcome is taken down.
final class TraceNode: ProgramNode {
    private let node: any ProgramNode
    private let source: CheckedNode

    init(_ node: any ProgramNode, _ source: CheckedNode) {
        self.node = node
        self.source = source
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let outcome = node.evaluate(activation, &frame)
        frame.record(outcome, of: source)
        return outcome
    }
}

/// A node of any kind, for nodes that are generic over their operand.
final class AnyNode: ProgramNode {
    private let node: any ProgramNode

    init(_ node: any ProgramNode) {
        self.node = node
    }

    func evaluate(_ frame: inout Frame) -> Evaluation { node.evaluate(&frame) }
    func test(_ frame: inout Frame) -> Truth { node.test(&frame) }
}

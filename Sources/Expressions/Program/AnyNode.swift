/// A node of any kind, for nodes that are generic over their operand.
final class AnyNode: ProgramNode {
    private let node: any ProgramNode

    init(_ node: any ProgramNode) {
        self.node = node
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation { node.evaluate(activation, &frame) }
    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth { node.test(activation, &frame) }
}

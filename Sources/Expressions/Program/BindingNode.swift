/// `cel.bind`: the value is evaluated once; what keeps it from being known only matters where it is used.
final class BindingNode: ProgramNode {
    private let local: Int
    private let value, body: any ProgramNode

    init(_ local: Int, _ value: any ProgramNode, _ body: any ProgramNode) {
        self.local = local
        self.value = value
        self.body = body
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        frame.locals[local] = value.evaluate(activation, &frame)
        return body.evaluate(activation, &frame)
    }
}

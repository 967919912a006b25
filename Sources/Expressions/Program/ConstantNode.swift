final class ConstantNode: ProgramNode {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation { .value(value) }
}

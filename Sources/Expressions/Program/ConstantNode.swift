final class ConstantNode: ProgramNode {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    func evaluate(_ frame: inout Frame) -> Evaluation { .value(value) }
}

final class OrderNode: ProgramNode {
    private let operation: Operator
    private let left, right: any ProgramNode
    private let offsets: Range<Int>

    init(_ operation: Operator, _ left: any ProgramNode, _ right: any ProgramNode, _ offsets: Range<Int>) {
        self.operation = operation
        self.left = left
        self.right = right
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else { return Gaps.of(left, right) }
        do throws(Fault) {
            return .bool(try Comparison.compare(operation, leftValue, rightValue))
        } catch {
            return .fault(error, at: offsets)
        }
    }
}

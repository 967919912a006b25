final class OrderNode: TestNode {
    private let operation: Operator
    private let left, right: any ProgramNode
    private let offsets: Range<Int>

    init(_ operation: Operator, _ left: any ProgramNode, _ right: any ProgramNode, _ offsets: Range<Int>) {
        self.operation = operation
        self.left = left
        self.right = right
        self.offsets = offsets
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else {
            return frame.keep(Gaps.of(left, right))
        }
        do throws(Fault) {
            return Truth(try Comparison.compare(operation, leftValue, rightValue))
        } catch {
            return frame.keep(.fault(error, at: offsets))
        }
    }
}

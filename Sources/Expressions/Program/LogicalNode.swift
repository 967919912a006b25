/// `&&` and `||` over any number of operands: one that decides makes up for others that fail or are unknown.
final class LogicalNode: ProgramNode {
    private let operands: [any ProgramNode]
    /// The value of an operand that decides: false for `&&`, true for `||`.
    private let deciding: Bool
    private let offsets: Range<Int>

    init(_ operands: [any ProgramNode], deciding: Bool, _ offsets: Range<Int>) {
        self.operands = operands
        self.deciding = deciding
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        for index in operands.indices {
            let result = operands[index].evaluate(activation, &frame)
            guard case .value(.bool(let flag)) = result else { return evaluateRest(after: index, result, activation, &frame) }
            if flag == deciding { return .bool(deciding) }
        }
        return .bool(!deciding)
    }

    /// One operand has no truth: only a deciding one behind it can help.
    private func evaluateRest(after index: Int, _ first: Evaluation, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var gaps = Gaps()
        add(first, to: &gaps)
        for operand in operands[(index + 1)...] {
            let result = operand.evaluate(activation, &frame)
            if case .value(.bool(let flag)) = result {
                if flag == deciding { return .bool(deciding) }
            } else {
                add(result, to: &gaps)
            }
        }
        return gaps.evaluation
    }

    private func add(_ result: Evaluation, to gaps: inout Gaps) {
        if case .value(let value) = result {
            gaps.add(.notBoolean(value), at: offsets)
        } else {
            gaps.add(result)
        }
    }
}

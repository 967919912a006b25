/// `&&` and `||` over any number of operands: one that decides makes up for others that fail or are unknown.
final class LogicalNode: TestNode {
    private let operands: [any ProgramNode]
    /// What an operand that decides comes to: no for `&&`, yes for `||`.
    private let deciding: Truth
    private let offsets: Range<Int>

    init(_ operands: [any ProgramNode], deciding: Bool, _ offsets: Range<Int>) {
        self.operands = operands
        self.deciding = Truth(deciding)
        self.offsets = offsets
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        for index in operands.indices {
            let truth = operands[index].test(activation, &frame)
            if truth == deciding { return deciding }
            if truth == .gap { return testRest(after: index, activation, &frame) }
        }
        return deciding == .yes ? .no : .yes
    }

    /// One operand has no truth: only a deciding one behind it can help.
    private func testRest(after index: Int, _ activation: any Activation, _ frame: inout Frame) -> Truth {
        var gaps = Gaps()
        gaps.add(testOf: frame.takeGap(), at: offsets)
        for operand in operands[(index + 1)...] {
            let truth = operand.test(activation, &frame)
            if truth == deciding { return deciding }
            if truth == .gap { gaps.add(testOf: frame.takeGap(), at: offsets) }
        }
        return frame.keep(gaps.evaluation)
    }
}

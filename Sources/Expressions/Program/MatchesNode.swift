/// `matches` with a constant pattern.
final class MatchesNode: TestNode {
    private let operand: any ProgramNode
    private let pattern: Pattern
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, _ pattern: Pattern, _ offsets: Range<Int>) {
        self.operand = operand
        self.pattern = pattern
        self.offsets = offsets
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch operand.evaluate(activation, &frame) {
        case .value(.string(let text)):
            frame.spend(text.utf8.count / Work.bytesPerStep, at: offsets).map { frame.keep($0) } ?? Truth(pattern.matches(text))
        case .value(let other): frame.keep(.fault(.noSuchOverload("matches", [other, .string("")]), at: offsets))
        case let gap: frame.keep(gap)
        }
    }
}

/// `startsWith`, `endsWith` and `contains` with a constant part.
final class TextTestNode: TestNode {
    private let operand: any ProgramNode
    private let function: StringFunctions.Test
    private let part: String
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, _ function: StringFunctions.Test, _ part: String, _ offsets: Range<Int>) {
        self.operand = operand
        self.function = function
        self.part = part
        self.offsets = offsets
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch operand.evaluate(activation, &frame) {
        case .value(.string(let text)): Truth(function.holds(text, part))
        case .value(let other): frame.keep(.fault(.noSuchOverload(function.rawValue, [other, .string(part)]), at: offsets))
        case let gap: frame.keep(gap)
        }
    }
}

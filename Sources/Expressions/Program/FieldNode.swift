/// A field of a host object, at a place that the checker found.
final class FieldNode: ProgramNode {
    private let operand: any ProgramNode
    private let index: Int
    private let name: String
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, index: Int, name: String, _ offsets: Range<Int>) {
        self.operand = operand
        self.index = index
        self.name = name
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch operand.evaluate(activation, &frame) {
        case .value(.object(let object)): object.field(index).placed(at: offsets)
        case .value(.null): .fault(.isNull(name), at: offsets)
        case .value(let other): .fault(.noSuchField(name, other.type), at: offsets)
        case let gap: gap
        }
    }
}

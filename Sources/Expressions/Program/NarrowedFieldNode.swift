/// A listing of the host that a macro goes over: the host is told what the elements have to meet, so that it need not list the
/// others. The macro judges all that comes back.
final class NarrowedFieldNode: ProgramNode {
    struct Term {
        let field: Int
        let function: String
        let operand: any ProgramNode
    }

    private let operand: any ProgramNode
    private let index: Int
    private let name: String
    private let terms: [Term]
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, index: Int, name: String, _ terms: [Term], _ offsets: Range<Int>) {
        self.operand = operand
        self.index = index
        self.name = name
        self.terms = terms
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch operand.evaluate(activation, &frame) {
        case .value(.object(let object)):
            var gaps = Gaps()
            var met: [FieldTerm] = []
            for term in terms {
                switch term.operand.evaluate(activation, &frame) {
                case .value(let value): met.append(FieldTerm(field: term.field, function: term.function, value: value))
                // The macro fails by it, or another part of the condition makes up for it.
                case .failure: break
                case let unknown: gaps.add(unknown)
                }
            }
            return gaps.isEmpty ? object.field(index, where: met).placed(at: offsets) : gaps.evaluation
        case .value(.null): return .fault(.isNull(name), at: offsets)
        case .value(let other): return .fault(.noSuchField(name, other.type), at: offsets)
        case let gap: return gap
        }
    }
}

/// A field of a declared variable: the commonest leaf, in one step.
final class VariableFieldNode: ProgramNode {
    private let slot: Int
    private let index: Int
    private let name: String
    private let offsets: Range<Int>

    init(_ slot: Int, index: Int, name: String, _ offsets: Range<Int>) {
        self.slot = slot
        self.index = index
        self.name = name
        self.offsets = offsets
    }

    @inline(__always)
    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch activation.variable(slot) {
        case .value(.object(let object)):
            let outcome = object.field(index)
            guard case .failure = outcome else { return outcome }
            return outcome.placed(at: offsets)
        case .value(.null): return .fault(.isNull(name), at: offsets)
        case .value(let other): return .fault(.noSuchField(name, other.type), at: offsets)
        case let gap: return gap.placed(at: offsets)
        }
    }
}

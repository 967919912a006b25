/// A field of a variable of a macro.
final class LocalFieldNode: ProgramNode {
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
        switch frame.locals[slot] {
        case .value(.object(let object)):
            let outcome = object.field(index)
            guard case .failure = outcome else { return outcome }
            return outcome.placed(at: offsets)
        case .value(.null): return .fault(.isNull(name), at: offsets)
        case .value(let other): return .fault(.noSuchField(name, other.type), at: offsets)
        case let gap: return gap
        }
    }
}

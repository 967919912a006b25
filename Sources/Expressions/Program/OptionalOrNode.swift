/// `or` and `orValue`: the alternative is evaluated only if there is no value.
final class OptionalOrNode: ProgramNode {
    private let optional, alternative: any ProgramNode
    /// Whether the result is the value itself, as for `orValue`.
    private let unwraps: Bool
    private let offsets: Range<Int>

    init(_ optional: any ProgramNode, _ alternative: any ProgramNode, unwraps: Bool, _ offsets: Range<Int>) {
        self.optional = optional
        self.alternative = alternative
        self.unwraps = unwraps
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let outcome = optional.evaluate(activation, &frame)
        guard case .value(let value) = outcome else { return outcome }
        switch value {
        case .optional(.some(let inner)): return unwraps ? .value(inner) : outcome
        case .optional(.none): return alternative.evaluate(activation, &frame)
        default: return .fault(.noSuchOverload(unwraps ? "orValue" : "or", [value]), at: offsets)
        }
    }
}

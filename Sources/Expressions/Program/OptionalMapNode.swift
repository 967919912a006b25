/// `optMap` and `optFlatMap`.
final class OptionalMapNode: ProgramNode {
    private let loop: Loop
    private let body: any ProgramNode
    private let isFlat: Bool

    init(_ loop: Loop, _ body: any ProgramNode, isFlat: Bool) {
        self.loop = loop
        self.body = body
        self.isFlat = isFlat
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let range = loop.range.evaluate(activation, &frame)
        guard case .value(let value) = range else { return range }
        guard case .optional(let inner) = value else {
            return .fault(.noSuchOverload(isFlat ? "optFlatMap" : "optMap", [value]), at: loop.offsets)
        }
        guard let inner else { return .value(.optional(nil)) }
        frame.locals[loop.local] = .value(inner)
        let result = body.evaluate(activation, &frame)
        guard !isFlat, case .value(let mapped) = result else { return result }
        return .value(.optional(mapped))
    }
}

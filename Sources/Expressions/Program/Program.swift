/// A checked expression in the form that is evaluated again and again.
public struct Program: Sendable {
    /// How much work one evaluation may take: a step is an element that a macro visits, or a few dozen bytes made.
    public static let maximumSteps = 5_000_000

    private let root: any ProgramNode
    private let frameSize: Int

    public init(_ checked: CheckedExpression) {
        root = ProgramBuilder.build(checked.root)
        frameSize = checked.frameSize
    }

    /// Evaluates with the given variables.
    /// - Parameter maximumSteps: past it the evaluation is a failure that names the place, which nothing absorbs.
    public func evaluate(_ activation: some Activation, maximumSteps: Int = Program.maximumSteps) -> Evaluation {
        var frame = Frame(locals: frameSize, budget: maximumSteps)
        let result = root.evaluate(activation, &frame)
        return frame.exhaustion.map { .failure($0) } ?? result
    }
}

/// A checked expression in the form that is evaluated again and again.
public struct Program: Sendable {
    /// How much work one evaluation may take: a step is an element that a macro visits, or a few dozen bytes made.
    public static let maximumSteps = 5_000_000

    let root: any ProgramNode
    let frameSize: Int

    public init(_ checked: CheckedExpression) {
        root = ProgramBuilder(isTraced: false).build(checked.root)
        frameSize = checked.frameSize
    }

    init(root: any ProgramNode, frameSize: Int) {
        self.root = root
        self.frameSize = frameSize
    }

    /// Evaluates with the given variables. An activation that is a class, or a struct of at most three words, costs no
    /// allocation.
    /// - Parameter maximumSteps: past it the evaluation is a failure that names the place, which nothing absorbs.
    // Always inlined: else the optimiser makes a copy of the function for known types that copies the activation.
    @inline(__always)
    public func evaluate(_ activation: any Activation, maximumSteps: Int = Program.maximumSteps) -> Evaluation {
        Self.evaluate(root, frameSize: frameSize, activation, maximumSteps)
    }

    @inline(__always)
    static func evaluate(
        _ root: any ProgramNode, frameSize: Int, _ activation: any Activation, _ maximumSteps: Int,
        recorder: TraceRecorder? = nil
    ) -> Evaluation {
        var frame = Frame(locals: frameSize, budget: maximumSteps, recorder: recorder)
        let result = root.evaluate(activation, &frame)
        guard let place = frame.exhaustion else { return result }
        return .fault(.tooMuchWork, at: place)
    }
}

public import Canonical

/// Gives each deed of one step its token.
public struct TokenMint: Sendable {
    private let plan: Digest
    private let run: String
    /// The step's id.
    public let step: String
    private let target: String

    public init(plan: Digest, run: String, step: String, target: String) {
        self.plan = plan
        self.run = run
        self.step = step
        self.target = target
    }

    /// The token of the step's deed number `deed`, counted from 0.
    public func token(deed: Int) -> StepToken {
        StepToken(plan: plan, run: run, step: step, target: target, deed: deed)
    }

    /// The token of what takes that deed back.
    public func undo(deed: Int) -> StepToken {
        StepToken(plan: plan, run: run, step: Self.undoStep(step), target: target, deed: deed)
    }

    /// The name of a step's undo in records: no step can have it.
    public static func undoStep(_ step: String) -> String { "\(step)/undo" }

    /// The name in records of calling off what is under way against what a step did.
    public static func clearingStep(_ step: String) -> String { "\(step)/clear" }
}

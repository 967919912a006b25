public import Planning

/// A step with what the policy says to it.
public struct ReviewedStep: Sendable {
    public let step: PlannedStep
    public let verdict: Verdict

    /// Whether something is left to do, now or once people have agreed: the result of a look-up may stand in the plan.
    public var isOpen: Bool { verdict.isOpen && !step.isKnown }
}

public import Planning

/// A step with what the policy says to it.
public struct ReviewedStep: Sendable {
    public let step: PlannedStep
    public let verdict: Verdict
}

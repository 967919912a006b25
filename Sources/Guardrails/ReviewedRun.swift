public import Planning

/// A run with what the policy says to its steps.
public struct ReviewedRun: Sendable {
    public let run: PlannedRun
    public let steps: [ReviewedStep]

    /// Whether a step of the run may be carried out.
    public var hasClearedSteps: Bool { steps.contains { $0.verdict == .cleared } }
}

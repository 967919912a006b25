public import Planning

/// A run with what the policy says to its steps.
public struct ReviewedRun: Sendable {
    public let run: PlannedRun
    public let steps: [ReviewedStep]

    /// Whether a step of the run may be carried out, at once or once people have agreed.
    public var hasOpenSteps: Bool { steps.contains(where: \.isOpen) }
}

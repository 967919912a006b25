public import Planning

/// A run with what the policy says to its steps.
public struct ReviewedRun: Sendable {
    public let run: PlannedRun
    public let steps: [ReviewedStep]

    /// The run without steps that have ended.
    public func without(_ ended: Set<String>) -> ReviewedRun {
        ReviewedRun(run: run, steps: steps.filter { !ended.contains($0.step.id) })
    }

    /// Whether a step of the run may be carried out, at once or once people have agreed.
    public var hasOpenSteps: Bool { steps.contains(where: \.isOpen) }
}

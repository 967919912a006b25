public import Guardrails
public import Planning

/// What became of a run.
public struct RunReport<Outcome: StepOutcome>: Sendable {
    /// What became of a step.
    public struct Step: Sendable {
        public let step: PlannedStep
        public let outcome: Outcome
        /// Whether the run has taken it back again (`on_failure: undo`).
        public internal(set) var isUndone = false

        public init(step: PlannedStep, outcome: Outcome) {
            self.step = step
            self.outcome = outcome
        }

        /// The report with whether the step is among those that were taken back.
        func noting(_ undone: Set<String>) -> Step {
            var report = self
            report.isUndone = undone.contains(step.id)
            return report
        }
    }

    public let run: PlannedRun
    public let steps: [Step]
    /// Why the run could not be recorded to its end; nil if it was.
    public let failure: ExecutionFailure?
    /// Whether something of it is left for `cordon resume` to go on with.
    public let isLeft: Bool

    /// Whether it goes on once the plan has been read and judged again: a pause is over.
    public let isToBeReviewed: Bool
    /// The requests that items of a `for_each` were sent by together.
    public let jointRequests: JointRequests

    public init(
        run: PlannedRun, steps: [Step], failure: ExecutionFailure? = nil, isLeft: Bool = false, isToBeReviewed: Bool = false,
        jointly jointRequests: [JointRequest] = []
    ) {
        self.jointRequests = JointRequests(jointRequests)
        self.isToBeReviewed = isToBeReviewed
        self.run = run
        self.steps = steps
        self.failure = failure
        self.isLeft = isLeft || failure != nil
    }

    /// The word of the worst outcome, by the order of cli.md's exit codes; a run that does nothing is skipped.
    public var worst: String { steps.map(\.outcome).worst?.word ?? "skipped" }
}

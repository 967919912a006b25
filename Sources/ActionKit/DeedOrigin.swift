public import Canonical
public import DefenderAPI

/// The step of a run whose deed is taken back. Its records go by that run, whoever takes it back, so that nothing is taken back twice.
public struct DeedOrigin: Hashable, Sendable {
    /// The id of the run's plan (the digest of its inputs).
    public let plan: Digest
    public let run: String
    public let step: String
    /// What the step's tokens name as its target.
    public let target: String
    /// The device that the step affects; nil if it affects none.
    public let device: MachineID?
    /// The key of the action that takes it back, for records, limits and approvals.
    public let action: String
    /// Whether the step is to be taken back in time.
    public let isLeased: Bool

    public init(plan: Digest, run: String, step: String, target: String, device: MachineID?, action: String, isLeased: Bool) {
        self.plan = plan
        self.run = run
        self.step = step
        self.target = target
        self.device = device
        self.action = action
        self.isLeased = isLeased
    }

    public var tokens: TokenMint { TokenMint(plan: plan, run: run, step: step, target: target) }

    /// `r-abcdefghij/isolate`, as commands name the step.
    public var place: String { "\(run)/\(step)" }
}

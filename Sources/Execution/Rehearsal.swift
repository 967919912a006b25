public import DefenderAPI
public import Guardrails

/// The effector of a dry run: it takes rehearsal orders and shows what it was given. It holds nothing that could send.
public struct Rehearsal: Effector {
    public typealias M = Dry

    /// That an order came as far as an effector would have sent it.
    public struct Shown: Hashable, Sendable {}

    public init() {}

    public func perform(_ order: consuming Order<Dry>, heldBy brake: (any Brake)?) async -> Shown { Shown() }

    public func find(_ intent: Intent) async -> Finding { .absent }

    public func progress(of actionID: String) async -> ActionProgress { .ended(isSuccess: true, status: "rehearsed") }

    public func actions(of type: String, on device: MachineID) async -> KnownActions { .all([]) }
}

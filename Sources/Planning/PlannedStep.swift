public import ActionKit
public import DefenderAPI
public import Diagnostics

/// A step of a run, as far as it can be told while planning.
public struct PlannedStep: Sendable {
    /// Whether the step will be carried out, as far as the playbook decides.
    public enum State: Sendable {
        case ready
        /// Its `if` asks for the outcome of an earlier step: it is judged when that step has ended.
        case deferred(DeferredCondition)
        /// `cause` is set where the wanted state is in force already.
        case skipped(reason: String, cause: DeviceState.Cause?)
        /// An expression of it failed: it never acts, and the run stops there.
        case failed(reason: String)
    }

    public let id: String
    public let name: String?
    public let action: any Action.Type
    public let device: MachineID?
    public let state: State
    /// What would be done; nil where the inputs could not be told.
    public let step: Step?
    /// The step in its playbook.
    public let range: SourceRange
}

public import ActionKit
public import DefenderAPI
public import Diagnostics

/// A step of a run, as far as it can be told while planning.
public struct PlannedStep: Sendable {
    /// Whether the step will be carried out, as far as the playbook decides.
    public enum State: Sendable {
        case ready
        /// Earlier steps of this plan do all of it. It is carried out only where one of them is not done.
        case standby(reason: String)
        /// Its `if` asks for the outcome of an earlier step: it is judged when that step has ended.
        case deferred(DeferredCondition)
        /// `isInForce` where the wanted state was there before the plan.
        case skipped(reason: String, isInForce: Bool)
        /// An expression of it failed: it never acts, and the run stops there.
        case failed(reason: String)
    }

    public let id: String
    public let name: String?
    public let action: any Action.Type
    public let device: MachineID?
    public let state: State
    /// What the properties in an `if` that is false came to; nil for any other state.
    public let values: String?
    /// What would be done; nil where the inputs could not be told.
    public let step: Step?
    /// The step in its playbook.
    public let range: SourceRange
}

extension PlannedStep {
    /// Whether the step is carried out only where an earlier one is not done.
    public var isStandby: Bool {
        guard case .standby = state else { return false }
        return true
    }
}

extension PlannedStep.State {
    /// Whether the step is done if all goes as planned.
    var isExpected: Bool {
        guard case .ready = self else { return false }
        return true
    }
}

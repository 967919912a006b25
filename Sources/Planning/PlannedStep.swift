public import ActionKit
public import DefenderAPI
public import Diagnostics
import Expressions
public import Playbooks

/// A step of a run, as far as it can be told while planning. A `for_each` is one for each of its items.
public struct PlannedStep: Sendable {
    /// Whether the step will be carried out, as far as the playbook decides.
    public enum State: Sendable {
        case ready
        /// A look-up, or an `assert`: its result stands in the plan, and nothing is left to do.
        case known
        /// Earlier steps of this plan do all of it. It is carried out only where one of them is not done.
        case standby(reason: String)
        /// Its `if` or its inputs ask for how an earlier step ends: it is judged when that step has ended.
        case deferred(Deferral)
        /// `isInForce` where the wanted state was there before the plan.
        case skipped(reason: String, isInForce: Bool)
        /// An expression of it failed, or the thing cannot be done: it never acts.
        case failed(reason: String)
    }

    /// What a step does after its action.
    public struct Options: Sendable {
        public let onFailure: FailurePath
        public let retry: Retry?
        public let wait: Wait?
        /// Whether what is in force already counts as done.
        public let continuesIfAlready: Bool
        /// The ids of the steps of the playbook that must have ended.
        public let needs: [String]
    }

    /// The place of an item in its `for_each`.
    public struct Item: Equatable, Sendable {
        public let index: Int
        let value: Value
        public let count: Int
        /// The item in words.
        public let text: String
        public let waves: Waves?
    }

    public let id: String
    /// The step's id in the playbook: the same as `id` but for the items of a `for_each`.
    public let group: String
    /// The calls of other playbooks that it stands in, the outermost first; none for a step of the run's own playbook.
    public let calls: [PlannedCall]
    /// What the conditions of those calls ask of earlier steps; all must hold.
    public let gates: [Deferral]
    public let name: String?
    public let action: any Action.Type
    /// What the step tokens name as the target: a device's id, ids of alerts, or nothing.
    public let target: String
    public let device: MachineID?
    public internal(set) var state: State
    /// What the properties in an `if` that is false came to; nil for any other state.
    public let values: String?
    /// What would be done; nil where the inputs could not be told.
    public let step: Step?
    /// What a look-up found, by the names of its outputs; empty where that is not known yet.
    public let outputs: [String: FieldValue]
    public let item: Item?
    /// Of a step that is in force already, or that cannot be done: what its `if` asks of earlier steps; nil if it asks nothing of them.
    public internal(set) var condition: Deferral?
    /// Whom the playbook wants to be asked first; nil for nobody.
    public let approval: PlannedApproval?
    /// When it is taken back; nil where it stays.
    public let lease: PlannedLease?
    public let options: Options
    /// The step in its playbook.
    public let range: SourceRange
}

extension PlannedStep {
    /// How long its device has before the step is called off; nil where it never is.
    public var callsOffAfter: Duration? {
        guard action.acts, let wait = options.wait, wait.until == .finished, wait.afterwards == .cancel else { return nil }
        return wait.timeout
    }

    /// Whether it was in force before the plan, and the step counts that as done.
    public var isAlready: Bool {
        guard case .skipped(_, isInForce: true) = state else { return false }
        return options.continuesIfAlready
    }

    /// Whether its result stands in the plan.
    public var isKnown: Bool {
        guard case .known = state else { return false }
        return true
    }

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

public import Playbooks

/// The call of a playbook, as a step that stands in it knows it.
public struct PlannedCall: Sendable {
    /// The step that calls, by its id in the run.
    public let group: String
    public let playbook: String
    /// Of a `for_each`: the item that the playbook is called for.
    public let item: PlannedStep.Item?
    /// What happens to the steps around it if the called playbook fails.
    public let onFailure: FailurePath
    /// Whether the playbook is in `mode: observe`: its steps are planned and never sent.
    public let isObserved: Bool
    /// What the called playbook is given; nil as long as it cannot be told.
    var inputs: ManualCall?

    /// `contain`, or `contain[2]` for an item.
    public var id: String { item.map { "\(group)[\($0.index)]" } ?? group }

    /// Whether failures of its items are counted, and only more than a part of them fails the step.
    public var countsFailures: Bool { item?.waves?.stopAbove != nil }

    /// What stands before the ids of its steps.
    var prefix: String { id + "." }
}

extension PlannedStep {
    /// The step's id in the playbook that it stands in.
    public var ownID: String { String(group.dropFirst(calls.last?.prefix.count ?? 0)) }

    /// The playbook that it stands in, if the run's own does not hold it.
    public var calledPlaybook: String? { calls.last?.playbook }
}

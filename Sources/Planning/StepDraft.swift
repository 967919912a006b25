import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// A step while it is planned: what is known of it so far.
struct StepDraft {
    let step: RuleStep
    private let plan: Digest
    private let run: String
    /// The item of a `for_each`.
    private(set) var value: Value?
    private var item: PlannedStep.Item?
    private(set) var target = ""
    var device: MachineID?
    var approval: PlannedApproval?

    private let outer: [PlannedCall]
    /// Of a call: whether the playbook that it runs, or one around it, is in `mode: observe`.
    private let isObserved: Bool
    private let gates: [Deferral]
    /// What it needs, by the ids in the run.
    let needs: [String]

    init(_ step: RuleStep, by planner: RunPlanner, device: MachineID?) {
        let (plan, run) = (planner.plan, planner.runID)
        self.step = step
        outer = planner.calls
        gates = planner.gates
        isObserved =
            if case .call(let playbook, _) = step.work {
                planner.rules[playbook]?.mode == .observe || planner.calls.last?.isObserved == true
            } else { false }
        needs = step.needs.isEmpty ? planner.entry : step.needs.map { planner.prefix + $0 }
        self.plan = plan
        self.run = run
        guard case .action(let action, _) = step.work, action.subject == .device, step.device == nil, let device else { return }
        self.device = device
        target = device.description
    }

    /// `file`, or `file[2]` for an item; behind the call that it stands in.
    var id: String { item.map { "\(group)[\($0.index)]" } ?? group }

    private var group: String { (outer.last?.prefix ?? "") + step.id }

    /// The calls that have led to it, and for a call itself.
    /// - Parameter inputs: what the called playbook is given, where that is known.
    func calls(giving inputs: ManualCall? = nil) -> [PlannedCall] {
        guard case .call(let playbook, _) = step.work else { return outer }
        return outer + [
            PlannedCall(
                group: group, playbook: playbook, item: item, onFailure: step.onFailure, isObserved: isObserved, inputs: inputs)
        ]
    }

    var tokens: TokenMint { TokenMint(plan: plan, run: run, step: id, target: target) }

    func item(_ value: Value, _ index: Int, of count: Int) -> StepDraft {
        var draft = self
        draft.value = value
        draft.item = PlannedStep.Item(index: index, value: value, count: count, text: value.text, waves: step.repetition?.waves)
        return draft
    }

    mutating func aim(at subject: Target.Subject) {
        switch subject {
        case .device(let id, _): (device, target) = (id, id.description)
        case .alerts(let alerts): (device, target) = (nil, alerts.map(\.id).joined(separator: ","))
        case .inputs: (device, target) = (nil, "")
        }
    }

    func planned(
        _ state: PlannedStep.State, _ does: Step? = nil, outputs: [String: FieldValue] = [:], values: String? = nil,
        condition: Deferral? = nil, gates: [Deferral]? = nil
    ) -> PlannedStep {
        PlannedStep(
            id: id, group: step.isCall && item != nil ? id : group, calls: item == nil && step.isCall ? outer : calls(),
            gates: gates ?? self.gates, name: step.name, action: step.action, target: target, device: device, state: state,
            values: values, step: does, outputs: outputs, item: item, condition: condition, approval: approval,
            lease: step.undoAfter.map { PlannedLease(step, $0) },
            options: PlannedStep.Options(
                onFailure: step.onFailure, retry: step.retry, wait: step.wait, continuesIfAlready: step.continuesIfAlready,
                needs: needs),
            range: step.range)
    }
}

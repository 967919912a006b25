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

    init(_ step: RuleStep, plan: Digest, run: String, device: MachineID?) {
        self.step = step
        self.plan = plan
        self.run = run
        guard case .action(let action, _) = step.work, action.subject == .device, step.device == nil, let device else { return }
        self.device = device
        target = device.description
    }

    /// `file`, or `file[2]` for an item.
    var id: String { item.map { "\(step.id)[\($0.index)]" } ?? step.id }

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
        condition: Deferral? = nil
    ) -> PlannedStep {
        PlannedStep(
            id: id, group: step.id, name: step.name, action: step.action, target: target, device: device, state: state,
            values: values, step: does, outputs: outputs, item: item, condition: condition, approval: approval,
            lease: step.undoAfter.map { PlannedLease(step, $0) },
            options: PlannedStep.Options(
                onFailure: step.onFailure, retry: step.retry, wait: step.wait, continuesIfAlready: step.continuesIfAlready,
                needs: step.needs),
            range: step.range)
    }
}

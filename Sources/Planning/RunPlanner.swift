import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Plans one run: `when`, then the steps in their order, each on the state that the steps before it leave behind.
struct RunPlanner {
    let rule: Rule
    let match: Match
    let facts: Facts
    let plan: Digest
    let time: Timestamp
    let runID: String

    /// What the run still needs to know.
    private(set) var questions: Set<Question> = []
    private let context: RunContext

    init(_ rule: Rule, _ match: Match, _ facts: Facts, plan: Digest, at time: Timestamp) {
        self.rule = rule
        self.match = match
        self.facts = facts
        self.plan = plan
        self.time = time
        runID = Self.runID(plan, rule.name, match.subject)
        context = RunContext(rule: rule, alerts: match.alerts, facts: facts, time: time)
    }

    static func runID(_ plan: Digest, _ playbook: String, _ subject: Subject) -> String {
        let identity = "\(plan)\n\(playbook)\n\(subject)"
        return "r-" + Digest(of: Array(identity.utf8)).base32(prefix: 10).lowercased()
    }

    /// The run on the devices' states as earlier runs leave them; what it does itself is added to them.
    mutating func run(_ states: inout [MachineID: DeviceState]) -> PlannedRun {
        guard let device = resolveDevice() else { return skipped(deviceProblem ?? Messages.noDevice, device: nil) }
        if let stop = judgeCondition() { return skipped(stop.reason, device: device, isFailed: stop.isFailed) }
        var steps: [PlannedStep] = []
        for step in rule.steps {
            steps.append(planned(step, after: steps, on: device, &states))
            if case .failed? = steps.last?.state { break }
        }
        return run(device: device, skipped: nil, isFailed: false, steps: steps)
    }

    /// A run that was taken care of before this plan.
    func handled(by run: String) -> PlannedRun { skipped(Messages.handled(by: run), device: nil) }

    // MARK: The device

    private var deviceProblem: String? {
        if case .failure(let failure) = context.device { return failure.message }
        return nil
    }

    private mutating func resolveDevice() -> PlannedRun.Device? {
        let named = match.alerts.first?.machineId.flatMap { MachineID($0) }
        switch context.device {
        case .value: return named.map { PlannedRun.Device(id: $0, name: facts.devices[$0]??.computerDnsName) }
        case .failure: return nil
        case .unknown(let attributes):
            questions.formUnion(attributes.map { Question($0) })
            // The answer can change the rest, so it is planned when it is there.
            return nil
        }
    }

    private mutating func judgeCondition() -> (reason: String, isFailed: Bool)? {
        guard let condition = rule.condition else { return nil }
        switch condition.program.evaluate(context.activation()) {
        case .value(.bool(true)): return nil
        case .value: return (Messages.conditionFalse("when", condition), false)
        case .failure(let failure): return (Messages.conditionFailed("when", failure.message), true)
        case .unknown(let attributes):
            questions.formUnion(attributes.map { Question($0) })
            return (Messages.conditionFalse("when", condition), false)
        }
    }

    // MARK: Steps

    private mutating func planned(
        _ step: RuleStep, after earlier: [PlannedStep], on device: PlannedRun.Device,
        _ states: inout [MachineID: DeviceState]
    ) -> PlannedStep {
        func result(_ state: PlannedStep.State, _ does: Step? = nil) -> PlannedStep {
            PlannedStep(
                id: step.id, name: step.name, action: step.action, device: device.id, state: state, step: does,
                range: step.range)
        }
        if let stop = judgeCondition(of: step) { return result(stop) }
        guard let before = state(of: device.id, for: step.action, &states) else { return result(.ready) }
        let inputs: Inputs
        switch InputResolver(activation: context.activation()).inputs(of: step) {
        case .resolved(let values): inputs = values
        case .failed(let reason): return result(.failed(reason: reason))
        case .open(let asked):
            questions.formUnion(asked)
            return result(.ready)
        }
        if let already = step.action.inForce(inputs, before) {
            return result(.skipped(reason: already.sentence, cause: already.cause))
        }
        let target = Target(device: device.id, name: device.name ?? device.id.description, playbook: rule.name)
        let tokens = TokenMint(plan: plan, run: runID, step: step.id, target: device.id.description)
        let does = step.action.plan(inputs, on: target, before, tokens: tokens)
        return result(deferredOrReady(step, after: earlier, inputs, device.id, &states), does)
    }

    /// A step that may not be done leaves the state as it was: a later one must not be skipped on its account.
    private func deferredOrReady(
        _ step: RuleStep, after earlier: [PlannedStep], _ inputs: Inputs, _ device: MachineID,
        _ states: inout [MachineID: DeviceState]
    ) -> PlannedStep.State {
        if step.readsOutcomes, let condition = step.condition {
            return .deferred(DeferredCondition(condition, context, earlier: earlier.map(\.id)))
        }
        if var state = states[device] {
            step.action.effect(inputs, on: &state, by: .plan(run: runID, step: step.id))
            states[device] = state
        }
        return .ready
    }

    private mutating func judgeCondition(of step: RuleStep) -> PlannedStep.State? {
        guard let condition = step.condition, !step.readsOutcomes else { return nil }
        switch condition.program.evaluate(context.activation()) {
        case .value(.bool(true)): return nil
        case .value: return .skipped(reason: Messages.conditionFalse("if", condition), cause: nil)
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("if", failure.message))
        case .unknown(let attributes):
            questions.formUnion(attributes.map { Question($0) })
            return .ready
        }
    }

    /// The state that the action meets; nil (and a question) where it is not known yet.
    private mutating func state(
        of device: MachineID, for action: any Action.Type, _ states: inout [MachineID: DeviceState]
    ) -> DeviceState? {
        if action.facts.contains(.actions), facts.actions[device] == nil {
            questions.insert(.actions(device))
            return nil
        }
        if let known = states[device] { return known }
        guard let machine = facts.devices[device] ?? nil else { return nil }
        let state = DeviceHistory.state(machine, facts.actions[device] ?? [])
        states[device] = state
        return state
    }

    // MARK: Results

    private func skipped(_ reason: String, device: PlannedRun.Device?, isFailed: Bool = false) -> PlannedRun {
        run(device: device, skipped: reason, isFailed: isFailed, steps: [])
    }

    private func run(
        device: PlannedRun.Device?, skipped: String?, isFailed: Bool, steps: [PlannedStep]
    ) -> PlannedRun {
        PlannedRun(
            id: runID, playbook: rule.name, mode: rule.mode, subject: match.subject,
            alerts: match.alerts.compactMap { AlertID($0.id) }, device: device, skipped: skipped, isFailed: isFailed,
            steps: steps)
    }
}

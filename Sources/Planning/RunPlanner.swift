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

    /// The run on the devices as earlier runs may leave them; what it may do itself is added to them.
    mutating func run(_ outlooks: inout [MachineID: DeviceOutlook]) -> PlannedRun {
        guard let device = resolveDevice() else { return skipped(deviceProblem ?? Messages.noDevice, device: nil) }
        if let stop = judgeCondition() {
            return run(device: device, skipped: stop.reason, isFailed: stop.isFailed, values: stop.values, steps: [])
        }
        var steps: [PlannedStep] = []
        for step in rule.steps {
            steps.append(planned(step, after: steps, on: device, &outlooks))
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
        case .unknown:
            questions.formUnion(context.device.questions)
            // The answer can change the rest, so it is planned when it is there.
            return nil
        }
    }

    private mutating func judgeCondition() -> (reason: String, isFailed: Bool, values: String?)? {
        guard let condition = rule.condition else { return nil }
        let evaluation = condition.program.evaluate(context.activation())
        switch evaluation {
        case .value(.bool(true)): return nil
        case .value: return (Messages.conditionFalse("when", condition), false, condition.values(context.activation()))
        case .failure(let failure): return (Messages.conditionFailed("when", failure.message), true, nil)
        case .unknown:
            questions.formUnion(evaluation.questions)
            return (Messages.conditionFalse("when", condition), false, nil)
        }
    }

    // MARK: Steps

    private mutating func planned(
        _ step: RuleStep, after earlier: [PlannedStep], on device: PlannedRun.Device,
        _ outlooks: inout [MachineID: DeviceOutlook]
    ) -> PlannedStep {
        func result(_ state: PlannedStep.State, _ does: Step? = nil, values: String? = nil) -> PlannedStep {
            PlannedStep(
                id: step.id, name: step.name, action: step.action, device: device.id, state: state, values: values, step: does,
                range: step.range)
        }
        if let stop = judgeCondition(of: step) { return result(stop.state, values: stop.values) }
        guard let outlook = outlook(of: device.id, for: step.action, &outlooks) else { return result(.ready) }
        let inputs: Inputs
        switch InputResolver(activation: context.activation()).inputs(of: step) {
        case .resolved(let values): inputs = values
        case .failed(let reason): return result(.failed(reason: reason))
        case .open(let asked):
            questions.formUnion(asked)
            return result(.ready)
        }
        let target = Target(device: device.id, name: device.name ?? device.id.description, playbook: rule.name)
        if let obstacle = obstacle(step.action, inputs, outlook, device.id) { return result(.failed(reason: obstacle)) }
        let tokens = TokenMint(plan: plan, run: runID, step: step.id, target: device.id.description)
        let deeds = step.action.deeds(inputs, on: target, tokens: tokens)
        let expected = outlook.expected(deeds)
        let parts = outlook.parts(deeds)
        guard !parts.isEmpty else { return result(.skipped(reason: step.action.inForce(expected), isInForce: true)) }
        let isInForce = zip(deeds, expected).allSatisfy { $0.isInForce($1) }
        let state = state(step, after: earlier, inForce: isInForce ? step.action.inForce(expected) : nil)
        outlooks[device.id]?.add(parts, by: .plan(run: runID, step: step.id), isExpected: state.isExpected)
        return result(state, Step(parts: parts, sentence: step.action.sentence(inputs, on: target, needing: parts.map(\.deed))))
    }

    /// Why the action can do nothing on the device as it was before the plan; nil if it can.
    private func obstacle(_ action: any Action.Type, _ inputs: Inputs, _ outlook: DeviceOutlook, _ device: MachineID) -> String? {
        guard let machine = facts.devices[device] ?? nil else { return nil }
        let obstacles = action.preconditions(inputs).lazy.compactMap { $0.obstacle(machine, outlook.before) }
        return obstacles.first.map { Messages.obstacle(action.key, $0) }
    }

    /// - Parameter inForce: why nothing is left to do if all goes as planned; nil if something is.
    private func state(_ step: RuleStep, after earlier: [PlannedStep], inForce: String?) -> PlannedStep.State {
        if step.readsOutcomes, let condition = step.condition {
            return .deferred(DeferredCondition(condition, context, earlier: earlier.map(\.id)))
        }
        return inForce.map { .standby(reason: $0) } ?? .ready
    }

    private mutating func judgeCondition(of step: RuleStep) -> (state: PlannedStep.State, values: String?)? {
        guard let condition = step.condition, !step.readsOutcomes else { return nil }
        let evaluation = condition.program.evaluate(context.activation())
        switch evaluation {
        case .value(.bool(true)): return nil
        case .value:
            let reason = Messages.conditionFalse("if", condition)
            return (.skipped(reason: reason, isInForce: false), condition.values(context.activation()))
        case .failure(let failure): return (.failed(reason: Messages.conditionFailed("if", failure.message)), nil)
        case .unknown:
            questions.formUnion(evaluation.questions)
            return (.ready, nil)
        }
    }

    /// What the action may meet; nil (and a question) where it is not known yet.
    private mutating func outlook(
        of device: MachineID, for action: any Action.Type, _ outlooks: inout [MachineID: DeviceOutlook]
    ) -> DeviceOutlook? {
        if action.facts.contains(.actions), facts.actions[device] == nil {
            questions.insert(.actions(device))
            return nil
        }
        if let known = outlooks[device] { return known }
        guard let machine = facts.devices[device] ?? nil else { return nil }
        let outlook = DeviceOutlook(DeviceHistory.state(machine, facts.actions[device] ?? []))
        outlooks[device] = outlook
        return outlook
    }

    // MARK: Results

    private func skipped(_ reason: String, device: PlannedRun.Device?, isFailed: Bool = false) -> PlannedRun {
        run(device: device, skipped: reason, isFailed: isFailed, steps: [])
    }

    private func run(
        device: PlannedRun.Device?, skipped: String?, isFailed: Bool, values: String? = nil, steps: [PlannedStep]
    ) -> PlannedRun {
        PlannedRun(
            id: runID, playbook: rule.name, mode: rule.mode, subject: match.subject,
            alerts: match.alerts.compactMap { AlertID($0.id) }, device: device, skipped: skipped, isFailed: isFailed,
            values: values, steps: steps)
    }
}

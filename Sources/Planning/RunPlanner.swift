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
    let files: [String: ProjectFile]
    let plan: Digest
    let tenant: String
    let time: Timestamp
    let runID: String

    /// What the run still needs to know.
    var questions: Set<Question> = []
    let context: RunContext

    init(_ rule: Rule, _ match: Match, _ facts: Facts, files: [String: ProjectFile], plan: Digest, tenant: String, at time: Timestamp) {
        self.rule = rule
        self.match = match
        self.facts = facts
        self.files = files
        self.plan = plan
        self.tenant = tenant
        self.time = time
        runID = Self.runID(plan, rule.name, match.subject)
        context = RunContext(rule: rule, alerts: match.alerts, facts: facts, time: time)
    }

    static func runID(_ plan: Digest, _ playbook: String, _ subject: Subject) -> String {
        let identity = "\(plan)\n\(playbook)\n\(subject)"
        return "r-" + Digest(of: Array(identity.utf8)).base32(prefix: 10).lowercased()
    }

    /// The run on the devices as earlier runs may leave them; what it may do itself is added to them.
    mutating func run(_ outlooks: inout [MachineID?: DeviceOutlook]) -> PlannedRun {
        guard let device = resolveDevice() else { return skipped(deviceProblem ?? Messages.noDevice, device: nil) }
        if let stop = judgeCondition() {
            return run(device: device, skipped: stop.reason, isFailed: stop.isFailed, values: stop.values, steps: [])
        }
        var steps: [PlannedStep] = []
        for step in rule.steps {
            let planned = planned(step, on: device, &outlooks)
            steps += planned
            if step.onFailure != .continue, planned.contains(where: \.isFailed) { break }
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

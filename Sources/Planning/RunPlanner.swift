import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Plans one run: `when`, then the steps in their order, each on the state that the steps before it leave behind.
struct RunPlanner {
    /// The playbook whose steps are planned: the run's own, or one that it calls.
    var rule: Rule
    var match: Match
    private(set) var facts: Facts
    /// All playbooks, by name.
    let rules: [String: Rule]
    let files: [String: ProjectFile]
    let plan: Digest
    let tenant: String
    let time: Timestamp
    let runID: String

    /// What the run still needs to know.
    var questions: Set<Question> = []
    /// Of the steps whose results stand in the plan, by id.
    var results: [String: StepResult] = [:]
    var context: RunContext
    /// The calls that have led to the playbook, the outermost first.
    var calls: [PlannedCall] = []
    /// What the first steps of a called playbook need.
    var entry: [String] = []
    /// Conditions of the calls that only the run can decide.
    var gates: [Deferral] = []
    /// Whether a step of a called playbook has failed so that nothing comes after it.
    var hasCallFailed = false

    init(
        _ rule: Rule, _ match: Match, _ common: CommonRoots, among rules: [String: Rule], files: [String: ProjectFile], plan: Digest,
        tenant: String
    ) {
        self.rule = rule
        self.rules = rules
        self.match = match
        self.files = files
        self.plan = plan
        facts = common.facts
        time = common.time
        self.tenant = tenant
        runID = Self.runID(plan, rule.name, match.subject)
        context = RunContext(rule: rule, alerts: match.alerts, about: match.about, common)
    }

    /// The same run on facts that were read later, when these steps have ended.
    func anew(on facts: Facts, after results: [String: StepResult]) -> RunPlanner {
        var planner = self
        planner.facts = facts
        planner.context = context.on(facts)
        planner.questions = []
        planner.results = results.below(prefix)
        planner.hasCallFailed = false
        return planner
    }

    static func runID(_ plan: Digest, _ playbook: String, _ subject: Subject) -> String {
        let identity = "\(plan)\n\(playbook)\n\(subject.identity)"
        return "r-" + Digest(of: Array(identity.utf8)).base32(prefix: 10).lowercased()
    }

    /// The run on the devices as earlier runs may leave them; what it may do itself is added to them.
    mutating func run(_ outlooks: inout DeviceOutlooks) -> PlannedRun {
        let device: PlannedRun.Device?
        switch resolveDevice() {
        case .success(let found): device = found
        case .failure(let lack): return skipped(lack.reason, device: nil)
        }
        if let stop = judgeCondition() {
            return run(device: device, skipped: stop.reason, isFailed: stop.isFailed, values: stop.values, steps: [])
        }
        return run(device: device, skipped: nil, isFailed: false, steps: steps(on: device, &outlooks).steps)
    }

    /// The steps of the playbook as far as none fails so that nothing comes after it.
    mutating func steps(on device: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks) -> (
        steps: [PlannedStep], isStopped: Bool
    ) {
        var steps: [PlannedStep] = []
        let attempt = outlooks.attempt()
        for step in rule.steps {
            hasCallFailed = false
            let planned = planned(step, on: device, &outlooks)
            steps += planned
            results[step.id] = step.isKnown(after: known) ? StepResult(known: planned, of: step) : nil
            guard step.onFailure != .continue, isFailed(step, planned) else { continue }
            steps += notReached(after: step, on: device)
            guard case .assert = step.work else {
                outlooks.keep(attempt)
                return (steps, true)
            }
            outlooks.revert(attempt)
            return (steps.map { $0.withheld(by: prefix + step.id) }, true)
        }
        outlooks.keep(attempt)
        return (steps, false)
    }

    /// What comes after a step that fails, whatever earlier ones do.
    private func notReached(after failed: RuleStep, on device: PlannedRun.Device?) -> [PlannedStep] {
        rule.steps.drop { $0.id != failed.id }.dropFirst().map { step in
            let reason = Messages.notReached(after: prefix + failed.id)
            return StepDraft(step, by: self, device: device?.id).planned(.skipped(reason: reason, isInForce: false))
        }
    }

    /// Whether the step fails, whatever earlier ones do.
    private func isFailed(_ step: RuleStep, _ planned: [PlannedStep]) -> Bool {
        step.reads.condition.isSubset(of: known) && (step.isCall ? hasCallFailed : planned.contains(where: \.isFailed))
    }

    /// A run that was taken care of before this plan.
    func handled(by run: String) -> PlannedRun { skipped(Messages.handled(by: run), device: nil) }

    // MARK: The device

    private struct DeviceLack: Error { let reason: String }

    /// The device of the run; nil where it is about none.
    private mutating func resolveDevice() -> Result<PlannedRun.Device?, DeviceLack> {
        guard case .stated(let id) = match.about.device else { return .success(nil) }
        // An incident's or a key's alert that names none has no run with others.
        if let missing = rule.rootLacking(in: match) { return .failure(DeviceLack(reason: missing)) }
        switch context.device {
        case .value: return .success(id.flatMap { MachineID($0) }.map { .init(id: $0, name: facts.devices[$0]??.computerDnsName) })
        case .failure(let failure): return .failure(DeviceLack(reason: failure.message))
        case .unknown:
            questions.formUnion(context.device.questions)
            // The answer can change the rest, so it is planned when it is there.
            return .failure(DeviceLack(reason: Messages.noDevice))
        }
    }

    mutating func judgeCondition() -> (reason: String, isFailed: Bool, values: String?)? {
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
            values: values, steps: steps, about: match.about)
    }
}

extension Rule {
    /// Why a match has not what the playbook's runs are about: an alert that names no incident.
    fileprivate func rootLacking(in match: Match) -> String? {
        guard case .incident? = alertTrigger?.grouping, match.about.root == nil else { return nil }
        return Messages.noIncident
    }
}

extension Dictionary where Key == String, Value == StepResult {
    /// The results of the steps of a called playbook, by their ids in it.
    func below(_ prefix: String) -> [String: StepResult] {
        guard !prefix.isEmpty else { return self }
        return Dictionary(
            compactMap { id, result in id.hasPrefix(prefix) ? (String(id.dropFirst(prefix.count)), result) : nil }
        ) { first, _ in first }
    }
}

import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// A step of which only the run can tell what it acts on: it is planned when it is reached, by what earlier steps gave and by
/// what is read then.
public struct Expansion: Sendable {
    /// The steps as far as the facts go.
    public struct Draft: Sendable {
        public let steps: [PlannedStep]
        /// What has to be looked up before they are whole.
        public let questions: Set<Question>
    }

    /// How many steps it becomes at most.
    public let bound: Int
    /// What its steps may call.
    let endpoints: [Endpoint]
    /// Whether its steps may take back what an earlier run did.
    let undoes: Bool
    private let planner: RunPlanner
    private let step: RuleStep
    private let device: PlannedRun.Device?

    init(_ step: RuleStep, on device: PlannedRun.Device?, by planner: RunPlanner) {
        bound = planner.bound(of: step)
        endpoints = planner.endpoints(of: step)
        undoes = step.key == UndoStep.key || planner.called(by: step).contains(UndoStep.key)
        self.planner = planner
        self.step = step
        self.device = device
    }

    /// Plans the step as if it were known from the start.
    /// - Parameters:
    ///   - results: how the steps before it have ended, by step id.
    ///   - facts: what was read for it, and nothing that the plan has read before.
    public func draft(after results: [String: StepResult], on facts: Facts) -> Draft {
        var planner = planner.anew(on: facts, after: results)
        var outlooks = DeviceOutlooks()
        let steps = planner.planned(step, on: device, &outlooks)
        return Draft(steps: steps, questions: planner.questions)
    }
}

extension RunPlanner {
    /// How many steps a step becomes at most, those of the playbooks that it calls included.
    fileprivate func bound(of step: RuleStep) -> Int {
        let times = step.repetition?.maximum ?? 1
        guard case .call(let playbook, _) = step.work else { return times }
        let one = (rules[playbook]?.steps ?? []).map { bound(of: $0) }.reduce(0) { $0.addingReportingOverflow($1).partialValue }
        let (most, isTooMany) = times.multipliedReportingOverflow(by: max(one, 1))
        return isTooMany ? .max : most
    }

    /// The actions and look-ups of the playbook that a step calls, and of those that this one calls, each once; empty where it calls none.
    func called(by step: RuleStep) -> [String] {
        guard case .call(let playbook, _) = step.work else { return [] }
        var keys: [String] = []
        for inner in rules[playbook]?.steps ?? [] {
            let calls = called(by: inner)
            for key in calls.isEmpty ? [inner.key] : calls where !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    fileprivate func endpoints(of step: RuleStep) -> [Endpoint] {
        guard case .call(let playbook, _) = step.work else { return step.action.endpoints }
        return (rules[playbook]?.steps ?? []).flatMap { endpoints(of: $0) }
    }
}

extension PlannedStep {
    /// How the step is planned once it is reached; nil where the plan knows what it acts on.
    public var expansion: Expansion? {
        guard case .deferred(let deferral) = state else { return nil }
        return deferral.expansion
    }
}

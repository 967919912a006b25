import ActionKit
public import Canonical
import DefenderAPI
import Expressions
public import Planning
public import Playbooks

/// A step as the protections of a policy look at it.
public struct GuardedStep {
    private let step: PlannedStep
    private let device: PolicyActivation?
    private let indicators: [(reason: (String) -> String, activation: PolicyActivation)]

    public init(_ step: PlannedStep, _ facts: Facts, _ policy: Policy, at time: Timestamp) {
        self.step = step
        device = step.device.map { PolicyActivation(device: $0, facts, policy, at: time) }
        indicators = step.storedIndicators.map { draft in
            ({ Messages.forbidden(draft.value, $0) }, PolicyActivation(indicator: draft, facts, policy, at: time))
        }
    }

    /// What a rule is held against, each with what refuses the step if it holds; nothing where the rule does not concern the step.
    func subjects(of rule: Policy.Protection) -> [(reason: String, activation: PolicyActivation)] {
        guard rule.denies(step.action.key) else { return [] }
        let device = rule.isAboutDevices ? self.device.map { [(Messages.protected(rule.name), $0)] } : nil
        return (device ?? []) + (rule.isAboutIndicators ? indicators.map { ($0.reason(rule.name), $0.activation) } : [])
    }

    /// What has to be looked up before the rules can be judged.
    public func questions(_ policy: Policy) -> Set<Question> {
        guard step.action.acts, step.isPlanned else { return [] }
        var questions: Set<Question> = []
        for rule in policy.protections {
            var activations = subjects(of: rule).map(\.activation)
            // Whether a rule protects the device counts too where a step changes by what it may tell that.
            if let device, rule.isAboutDevices, DeviceChanges.concern(step) { activations.append(device) }
            for activation in activations { questions.formUnion(rule.condition.program.evaluate(activation).questions) }
        }
        return questions
    }
}

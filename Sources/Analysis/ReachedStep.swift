import ActionKit
import Expressions
import Playbooks

/// A step that a run of a playbook comes to: its own, or one of a playbook that it calls.
final class ReachedStep: Sendable {
    /// Whose device or alerts a step acts on.
    enum Owner {
        /// What the run is about.
        case own
        /// What the step names.
        case other
    }

    let step: RuleStep
    /// The step of the playbook itself: the call, of what is called.
    let shown: RuleStep
    /// The place of that in the playbook's list of steps.
    let index: Int
    let device: Owner
    let alert: Owner
    /// What tells its device from others.
    let deviceName: String
    /// Whether it, or a call that leads to it, is done for each item of a list.
    let isRepeated: Bool
    /// What must hold in the called playbooks.
    let condition: Formula
    /// Whether something of a called playbook waits, or asks people.
    let waitsInside: Bool

    var isCalled: Bool { step.range != shown.range }

    /// All steps that act or look up, in the order of a run. What is called in `mode: observe` does nothing.
    /// - Parameters:
    ///   - builder: names the things of the playbook.
    ///   - rules: the playbooks that may be called, by name.
    static func all(of rule: Rule, _ builder: FormulaBuilder, among rules: [String: Rule]) -> [ReachedStep] {
        rule.steps.enumerated().flatMap { index, step -> [ReachedStep] in
            guard case .call(let name, let inputs) = step.work else {
                return [ReachedStep(step, index, in: rule, builder)]
            }
            guard let called = rules[name], called.mode == .enforce else { return [] }
            // A playbook that calls itself, however long the way, is a mistake of its own.
            let others = rules.filter { $0.key != name && $0.key != rule.name }
            let inner = RuleConditions.called(called, by: "\(rule.name)/\(step.id)", giving: things(inputs, builder))
            let waits = called.steps.contains { $0.pauses || $0.wait != nil || $0.approval != nil }
            return all(of: called, inner.builder, among: others).map { reached in
                ReachedStep(reached, by: step, index, .and([inner.reaches[reached.index], reached.condition]), waits: waits)
            }
        }
    }

    /// The things of the caller that a call gives, by the names of the inputs.
    private static func things(_ inputs: [String: RuleStep.CallInput], _ builder: FormulaBuilder) -> [String: String] {
        inputs.compactMapValues { input in
            guard case .expression(let condition) = input else { return nil }
            return builder.thing(condition.checked.root)
        }
    }

    private init(_ step: RuleStep, _ index: Int, in rule: Rule, _ builder: FormulaBuilder) {
        func owner(_ condition: Condition?, _ own: String) -> Owner {
            guard let condition else { return .own }
            let thing = builder.thing(condition.checked.root)
            return thing == own || thing == own + ".id" ? .own : .other
        }
        self.step = step
        shown = step
        self.index = index
        device = owner(step.device, "device")
        alert = owner(step.alert, "alert")
        deviceName =
            step.device.map { builder.thing($0.checked.root) ?? "\(rule.name)/\($0.source.text)" } ?? "device"
        isRepeated = step.repetition != nil
        condition = .constant(true)
        waitsInside = false
    }

    private init(_ reached: ReachedStep, by call: RuleStep, _ index: Int, _ condition: Formula, waits: Bool) {
        step = reached.step
        shown = call
        self.index = index
        (device, alert, deviceName) = (reached.device, reached.alert, reached.deviceName)
        isRepeated = reached.isRepeated || call.repetition != nil
        self.condition = condition
        waitsInside = waits || reached.waitsInside
    }
}

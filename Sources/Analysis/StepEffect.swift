import ActionKit
import Expressions
import Playbooks

/// What a step is sure to turn on or off on its device, as far as its inputs are fixed in the file.
struct StepEffect {
    let reached: ReachedStep
    let effect: Deed.Effect
    let action: any Action.Type

    /// The playbook's own step: the call, of what is called.
    var step: RuleStep { reached.shown }

    /// The place in the playbook's list of steps.
    var index: Int { reached.index }

    /// Whether the step acts on the device that the run is about.
    var isOnOwnDevice: Bool {
        guard case .own = reached.device else { return false }
        return action.subject == .device && !reached.isRepeated
    }

    /// Whether equal aspects are one thing in every run about one device: what is no device is named by its aspect.
    var isOnOneThing: Bool { isOnOwnDevice || action.subject == .inputs }

    static func all(of reached: ReachedStep) -> [StepEffect] {
        guard case .action(let action, let inputs) = reached.step.work else { return [] }
        return action.effects(fixed(inputs)).map { StepEffect(reached: reached, effect: $0, action: action) }
    }

    /// The inputs that no run changes; the others are missing.
    static func fixed(_ inputs: [String: RuleStep.Input]) -> Inputs { Inputs(inputs.compactMapValues(constant)) }

    private static func constant(_ input: RuleStep.Input) -> Inputs.Value? {
        switch input {
        case .choice(let choice): .text(choice)
        case .text(let text): self.text(text).map { .text($0) }
        // What can be told of a list counts; the rest is left open.
        case .texts(let texts): .texts(texts.compactMap(text))
        case .list, .call: nil
        case .columns(let columns): .columns(columns)
        case .records(let records): self.records(records).map { .records($0) }
        }
    }

    private static func records(_ records: [[String: RuleStep.TextInput]]) -> [[String: String]]? {
        let fixed = records.map { $0.compactMapValues(text) }
        return zip(fixed, records).allSatisfy { $0.count == $1.count } ? fixed : nil
    }

    private static func text(_ input: RuleStep.TextInput) -> String? {
        guard input.expressions.isEmpty else { return nil }
        return input.template.parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    }
}

import ActionKit
import Playbooks

/// The inputs of a step that hold what earlier steps give: the plan shows where it will stand, and the run fills it in.
struct LaterInputs: Sendable {
    let step: RuleStep
    let target: Target
    let tokens: TokenMint

    /// What stands in the plan for an output of a step.
    static func mark(_ step: String, _ output: String) -> String { "⟨steps.\(step).\(output)⟩" }

    /// Results that give the marks, as if all went well.
    static func marks(_ steps: [RuleStep]) -> [String: StepResult] {
        Dictionary(
            uniqueKeysWithValues: steps.map { step in
                var outputs: [String: String] = [:]
                if case .action(let action, _) = step.work {
                    for output in action.outputs { outputs[output.name] = mark(step.id, output.name) }
                }
                return (step.id, StepResult(outcome: "done", outputs: outputs))
            })
    }

    func resolve(_ activation: RunActivation) -> Deferral.Resolution {
        switch InputResolver(activation: activation).inputs(of: step) {
        case .failed(let reason): return .failed(reason: reason)
        case .open: preconditionFailure("a planned step lacks facts")
        case .resolved(let inputs):
            if let reason = step.action.refusal(inputs, on: target) { return .failed(reason: reason) }
            let deeds = step.action.deeds(inputs, on: target, tokens: tokens)
            let parts = deeds.enumerated().map { number, deed in
                Step.Part(number: number, deed: deed, isInForce: deed.isInForce { target.state[$0] })
            }
            return .step(Step(parts: parts, sentence: step.action.sentence(inputs, on: target, needing: deeds)))
        }
    }
}

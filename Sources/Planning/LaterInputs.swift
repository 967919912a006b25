import ActionKit
import Playbooks

/// The inputs of a step that hold what earlier steps give: the plan shows
/// the expressions as they are written, and the run fills their values in.
struct LaterInputs: Sendable {
    let step: RuleStep
    let target: Target
    let tokens: TokenMint

    func resolve(_ activation: RunActivation) -> Deferral.Resolution {
        switch InputResolver(activation: activation, isPlanned: false).inputs(of: step) {
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

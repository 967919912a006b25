import ActionKit
import Playbooks

/// What of a step earlier ones give: the plan shows the expressions as they are written, and the run fills their values in.
struct LaterInputs: Sendable {
    let step: RuleStep
    let target: Target
    let tokens: TokenMint

    /// Whether the step tells how those before it have ended, and nothing else of it is open.
    var isCourse: Bool { !step.readsInputs }

    func resolve(_ activation: RunActivation, _ course: [CourseEntry]) -> Deferral.Resolution {
        let target = target.after(course)
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

import ActionKit
import Expressions
import Playbooks

/// What a step is given, as far as only the run can tell it: the plan shows the expressions as they are written, and the run
/// fills their values in.
enum LaterWork: Sendable {
    case action(RuleStep, Target, TokenMint)
    case lookup(any LookupAction.Type, RuleStep, files: [String: ProjectFile])
    case assert(Condition, message: RuleStep.TextInput?)
    /// What it acts on, too.
    case expansion(Expansion)
    case pause(Duration, until: Condition?)

    /// Whether the step tells how those before it have ended, and nothing else of it is open.
    func isCourse(after known: Set<String>) -> Bool {
        guard case .action(let step, _, _) = self else { return false }
        return step.reads.work.isSubset(of: known)
    }

    /// Whether the step waits.
    var isPause: Bool {
        guard case .pause = self else { return false }
        return true
    }

    /// - Parameter course: how the steps before it have ended.
    func resolve(_ activation: RunActivation, _ course: [CourseEntry]) -> Deferral.Resolution {
        switch self {
        case .action(let step, let target, let tokens):
            inputs(of: step, activation) { inputs in .step(step.action, inputs, target.after(course), tokens) }
        case .lookup(let action, let step, let files):
            inputs(of: step, activation) { inputs in
                switch action.question(inputs, files: files) {
                case .success(let question): .ask(question)
                case .failure(let unasked): .failed(reason: unasked.reason)
                }
            }
        case .pause(let length, let condition):
            .pause(Pause(length: length, until: condition.map { Deferral.decide($0, "until", activation) }))
        case .assert(let condition, let message):
            switch Assertion(condition, message).judge(activation) {
            case .holds(let sentence): .step(Step(parts: [], sentence: sentence))
            case .fails(let reason): .failed(reason: reason)
            case .unknown(let evaluation): Self.unknown(evaluation)
            }
        case .expansion: .expand
        }
    }

    private func inputs(of step: RuleStep, _ activation: RunActivation, _ use: (Inputs) -> Deferral.Resolution) -> Deferral.Resolution {
        switch InputResolver(activation: activation, known: nil).inputs(of: step) {
        case .failed(let reason): .failed(reason: reason)
        case .unknown(let evaluation): Self.unknown(evaluation)
        case .resolved(let inputs): use(inputs)
        }
    }

    private static func unknown(_ attributes: Set<Attribute>) -> Deferral.Resolution {
        attributes.isRehearsed ? .open(reason: Messages.onlyLive) : .failed(reason: Messages.notLookedUp)
    }
}

extension Deferral.Resolution {
    fileprivate static func step(_ action: any Action.Type, _ inputs: Inputs, _ target: Target, _ tokens: TokenMint) -> Self {
        if let reason = action.refusal(inputs, on: target) { return .failed(reason: reason) }
        let deeds = action.deeds(inputs, on: target, tokens: tokens)
        let parts = deeds.enumerated().map { number, deed in
            Step.Part(number: number, deed: deed, isInForce: deed.isInForce { target.state[$0] })
        }
        return .step(Step(parts: parts, sentence: action.sentence(inputs, on: target, needing: deeds)))
    }
}

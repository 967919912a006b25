import ActionKit
import Canonical
import DefenderAPI
import Planning

/// A run's past held against its plan: which deed each record was about.
struct RunMemory {
    /// A deed of the plan of which an intent was recorded.
    struct Recalled {
        let step: PlannedStep
        /// What it was done to; nil where that is no device.
        let device: MachineID?
        let part: Step.Part
        let token: String
        let deed: RunPast.Deed
        /// What became of taking it back; nil if that was not begun.
        let undo: RunPast.Deed?
        /// Whether it was called off before the device had carried it out.
        let isCalledOff: Bool

        /// Whether it was done, something takes it back, and nobody has yet.
        var stands: Bool { deed.outcome == "done" && undo?.outcome != "done" && !isCalledOff && part.deed.undo != nil }

        /// Whether its effect may be in force.
        var mayHold: Bool { (deed.outcome == "done" || deed.isOpen) && undo?.outcome != "done" && !isCalledOff }
    }

    /// In the order of the plan.
    private(set) var recalled: [Recalled] = []
    /// The steps that have ended, in the order of the plan.
    private(set) var outcomes: [(step: PlannedStep, outcome: LiveOutcome, found: [String: FieldValue])] = []
    /// The steps that were done and of which all that can be taken back has been.
    private(set) var undone: Set<String> = []
    /// How the steps of the playbook that are over ended.
    private(set) var results: [String: StepResult] = [:]

    init(_ run: PlannedRun, plan: Digest, _ past: RunPast) {
        var tallies = RunTallies<LiveOutcome>(run.steps)
        for step in run.steps {
            let tokens = TokenMint(plan: plan, run: run.id, step: step.id, target: step.target)
            let canHaveBegun = step.options.needs.allSatisfy { tallies.isOver($0) }
            for part in canHaveBegun ? step.parts(after: tallies.results) : [] {
                let token = (part.origin?.tokens.undo(deed: part.number) ?? tokens.token(deed: part.number)).text
                guard let deed = past.deeds[token] else { continue }
                let undo = past.deeds[tokens.undo(deed: part.number).text]
                let clearing = deed.actionID.map {
                    TokenMint(plan: plan, run: run.id, step: TokenMint.clearingStep(step.id), target: $0).token(deed: part.number).text
                }
                let answer = past.answer(of: step.id, to: part.deed.work)
                recalled.append(
                    Recalled(
                        step: step, device: part.origin?.device ?? step.device,
                        part: (answer.map { part.filled(with: $0) } ?? part).storing(past.stored(by: part.number, of: step.id)),
                        token: token, deed: deed, undo: undo,
                        isCalledOff: clearing.flatMap { past.deeds[$0] }?.outcome == "done"))
            }
            if let ended = past.steps[step.id] {
                let outcome = LiveOutcome(ended)
                let found = step.found(in: past, after: tallies.results)
                outcomes.append((step, outcome, found))
                tallies.note(outcome, of: step, found: found)
                guard Self.isUndone(recalled.filter { $0.step.id == step.id }) else { continue }
                undone.insert(step.id)
                tallies.noteUndone(step)
            }
        }
        results = tallies.results
    }

    private static func isUndone(_ deeds: [Recalled]) -> Bool {
        deeds.contains { $0.undo?.outcome == "done" } && !deeds.contains(where: \.stands)
    }
}

extension PlannedStep {
    /// What the step does, its later inputs filled in by how earlier steps ended.
    func work(after results: [String: StepResult]) -> Deferral.Resolution {
        if case .deferred(let deferral) = state, let resolution = deferral.resolve(results) { return resolution }
        guard let step else { preconditionFailure("a step that is carried out does nothing") }
        return .step(step)
    }

    /// What a look-up of the run or a service gave, as the ledger kept it.
    fileprivate func found(in past: RunPast, after results: [String: StepResult]) -> [String: FieldValue] {
        guard let kept = past.found[id] else { return [:] }
        if let call = step?.does.first?.call {
            return ServiceAnswer(json: kept, call.operation.outputs)?.fields(call.operation.outputs) ?? [:]
        }
        // What a step that acts has turned out to be is kept by the same name.
        guard !action.acts, isPlanned, case .ask(let question) = work(after: results), let facts = Facts(json: kept),
            case .success(let found)? = FoundFacts.of(question, action, facts)
        else { return [:] }
        return found.outputs
    }

    /// The parts of what it does; none where that cannot be told.
    fileprivate func parts(after results: [String: StepResult]) -> [Step.Part] {
        guard isPlanned, case .step(let step) = work(after: results) else { return [] }
        return step.parts
    }
}

extension RunPast {
    /// What a service gave to a step, as the ledger kept it; nil where it kept nothing, or where nothing is read of the answer.
    func answer(of step: String, to work: ActionKit.Deed.Work) -> ServiceAnswer? {
        guard let outputs = work.call?.operation.outputs, !outputs.isEmpty else { return nil }
        return found[step].flatMap { ServiceAnswer(json: $0, outputs) }
    }
}

extension Step.Part {
    /// The same, where what takes it back needs what it gave, or where it was done in part only.
    func filled(by settlement: Settlement) -> Step.Part {
        guard case .done(let receipt) = settlement else { return self }
        return (receipt.answer.map { filled(with: $0) } ?? self).storing(receipt.stored)
    }
}

import ActionKit
import Canonical
import Guardrails
import Planning
import Playbooks

/// One run on its way: what its state decides is done here, until the run ends or only waits for its device.
struct RunCourse<E: Effector>: Sendable {
    typealias Outcome = E.M.Outcome

    private let reviewed: ReviewedRun
    private let dispatch: Dispatch<E>
    private var state: RunState<Outcome>
    private var deeds: [DoneDeed] = []
    private var isBegun = false
    /// How long to wait before asking again: longer each time, for a device may be away for days.
    private var interval = Self.firstInterval
    /// When the service is to be asked again about what is waited for.
    private(set) var asksAt = Timestamp.epoch

    static var firstInterval: Duration { .seconds(10) }
    static var longestInterval: Duration { .seconds(120) }

    init(_ reviewed: ReviewedRun, _ dispatch: Dispatch<E>) {
        self.reviewed = reviewed
        self.dispatch = dispatch
        state = RunState(reviewed.steps)
    }

    var run: PlannedRun { reviewed.run }

    private var journal: IntentJournal<E.M> { dispatch.journal }

    /// Goes as far as the run can go without waiting.
    /// - Parameters:
    ///   - effects: what the runs of the plan have put in force so far; this run's deeds are added.
    ///   - leaving: why nothing new is sent any more; nil if it may be.
    /// - Returns: the report once the run has ended; nil while it waits until `asksAt`.
    mutating func advance(after effects: inout PlanEffects, leaving: String?) async -> RunReport<Outcome>? {
        do throws(ExecutionFailure) {
            if !isBegun { try await begin() }
            while let turn = state.next(leaving: Task.isCancelled ? Messages.cancelled : leaving) {
                switch turn {
                case .settle(let step, let outcome): try await settle(step, outcome)
                case .carryOut(let step): try await carryOut(step, after: &effects)
                case .await(let parked):
                    let ended = await ended(of: parked)
                    if ended.isEmpty { return wait(for: parked) }
                    for (step, outcome) in ended { try await settle(step, outcome) }
                }
            }
            let undone = state.undoes ? try await undo(after: &effects) : []
            let report = RunReport<Outcome>(run: run, steps: state.reports(of: reviewed).map { $0.noting(undone) })
            try await journal.end(run, outcome: report.worst)
            return report
        } catch {
            return RunReport(run: run, steps: state.reports(of: reviewed, stoppedBy: error), failure: error)
        }
    }

    private mutating func begin() async throws(ExecutionFailure) {
        isBegun = true
        try await journal.begin(run)
    }

    private mutating func settle(_ step: PlannedStep, _ outcome: Outcome) async throws(ExecutionFailure) {
        state.note(outcome, of: step)
        try await journal.settle(step, outcome, in: run)
    }

    // MARK: Steps

    private mutating func carryOut(_ step: PlannedStep, after effects: inout PlanEffects) async throws(ExecutionFailure) {
        var does = step.step
        if case .deferred(let deferral) = step.state, let resolution = deferral.resolve(state.results) {
            switch resolution {
            case .step(let resolved): does = resolved
            case .failed(let reason): return try await settle(step, .failed(reason))
            }
        }
        guard let does else { preconditionFailure("a cleared step does nothing") }
        let outcome: Outcome
        do throws(Unrecorded) { outcome = try await carryOut(does, of: step, after: &effects) } catch {
            let reason = Messages.unrecorded(error.failure)
            state.note(error.isSent ? .unknown(reason) : .failed(error.failure.description), of: step)
            throw error.failure
        }
        guard step.options.wait?.until == .finished, !outcome.actionIDs.isEmpty else { return try await settle(step, outcome) }
        interval = Self.firstInterval
        state.park(step, outcome, at: dispatch.clock.now())
    }

    private mutating func carryOut(
        _ does: Step, of step: PlannedStep, after effects: inout PlanEffects
    ) async throws(Unrecorded) -> Outcome {
        var doing = StepCourse<Outcome>(step, parts: does.parts.count)
        for part in does.parts {
            if let outcome = doing.judge(effects.need(of: part, on: step.device)) { return outcome }
            if doing.isSpared { continue }
            if let stop = try dispatch.stop() { return .refused(stop.sentence, rule: stop.rule) }
            let intent = journal.intent(part, of: step, in: run)
            let settlement = try await dispatch.settlement(of: intent, retry: step.options.retry, sentence: does.sentence)
            effects.note(settlement, of: part, on: step.device, by: step, in: run)
            if settlement.isDone { deeds.append(DoneDeed(step: step, part: part)) }
            if let outcome = doing.note(settlement, run: run.id) { return outcome }
        }
        return doing.outcome ?? E.M.finished(actionIDs: doing.actionIDs)
    }

    // MARK: Undo

    /// Takes back what the run did, the last deed first.
    /// - Returns: the steps all of whose deeds were taken back.
    private func undo(after effects: inout PlanEffects) async throws(ExecutionFailure) -> Set<String> {
        let dispatch = dispatch.forUndo
        var undone = Set(deeds.map(\.step.id))
        for deed in deeds.reversed() {
            do throws(Unrecorded) {
                guard let work = deed.part.deed.undo, try dispatch.stop() == nil else {
                    undone.remove(deed.step.id)
                    continue
                }
                let intent = journal.undoing(work, deed.part, of: deed.step, in: run)
                let settlement = try await dispatch.settlement(of: intent, retry: nil, sentence: Messages.undoing(deed.step.id))
                effects.noteUndo(settlement, of: deed.part, on: deed.step.device)
                if !settlement.isDone { undone.remove(deed.step.id) }
            } catch { throw error.failure }
        }
        return undone
    }

    // MARK: Waiting

    private mutating func wait(for parked: [RunState<Outcome>.Parked]) -> RunReport<Outcome>? {
        asksAt = min(dispatch.clock.now() + interval, parked.compactMap(\.deadline).min() ?? .latest)
        interval = min(interval * 2, Self.longestInterval)
        return nil
    }

    private func ended(of parked: [RunState<Outcome>.Parked]) async -> [(PlannedStep, Outcome)] {
        var ended: [(PlannedStep, Outcome)] = []
        for step in parked { if let outcome = await outcome(of: step) { ended.append((step.step, outcome)) } }
        return ended
    }

    /// nil while the device is not done with it and there is time left.
    private func outcome(of parked: RunState<Outcome>.Parked) async -> Outcome? {
        for id in parked.actionIDs {
            switch await dispatch.effector.progress(of: id) {
            case .ended(true, _): continue
            case .ended(false, "TimeOut"): return .timedOut(Messages.ended("TimeOut"))
            case .ended(false, let status): return .failed(Messages.ended(status))
            case .underWay, .unknown: return lateOutcome(of: parked)
            }
        }
        return parked.outcome
    }

    private func lateOutcome(of parked: RunState<Outcome>.Parked) -> Outcome? {
        guard let limit = parked.step.options.wait?.timeout, let deadline = parked.deadline, dispatch.clock.now() >= deadline else {
            return nil
        }
        return .timedOut(Messages.stillWaiting(DurationText.format(limit)))
    }
}

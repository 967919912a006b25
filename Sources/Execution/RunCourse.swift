import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// One run on its way: what its state decides is done here, until the run ends or only waits for its device.
struct RunCourse<E: Effector>: Sendable {
    typealias Outcome = E.M.Outcome

    var reviewed: ReviewedRun { didSet { joint = JointWork(reviewed, after: joint) } }
    /// What items of a `for_each` do by one request.
    var joint: JointWork
    let dispatch: Dispatch<E>
    var state: RunState<Outcome>
    var deeds: [DoneDeed] = []
    var isBegun = false
    /// What another process has done of it.
    var past = RunPast(deeds: [:], steps: [:], outcome: nil)
    /// What steps have turned out to be, as the ledger has kept it, where the log may not know it.
    var unnoted: [Expanded] = []
    /// How long to wait before asking again: longer each time, for a device may be away for days.
    private var interval = Self.firstInterval
    /// When the service is to be asked again about what is waited for.
    private(set) var asksAt = Timestamp.epoch
    /// Whether a pause is over, or what it waits for is to be read again: no step goes by the review from before it.
    private(set) var isToBeReviewed = false

    static var firstInterval: Duration { .seconds(10) }
    static var longestInterval: Duration { .seconds(120) }

    init(_ reviewed: ReviewedRun, _ dispatch: Dispatch<E>) {
        self.reviewed = reviewed
        joint = JointWork(reviewed)
        self.dispatch = dispatch
        state = RunState(reviewed.steps)
    }

    var run: PlannedRun { reviewed.run }

    var journal: IntentJournal<E.M> { dispatch.journal }

    /// Goes as far as the run can go without waiting.
    /// - Parameters:
    ///   - effects: what the runs of the plan have put in force so far; this run's deeds are added.
    ///   - leaving: why nothing new is sent any more; nil if it may be.
    ///   - others: what of the plan's other runs is cleared and not yet over.
    /// - Returns: the report once the run has ended or is left; nil while it waits until `asksAt`.
    mutating func advance(
        after effects: inout PlanEffects, leaving: String?, beside others: [ReviewedRun] = []
    ) async -> RunReport<Outcome>? {
        do throws(ExecutionFailure) {
            if !isBegun { try await begin() }
            try await noteExpanded()
            try heedCancellation()
            while let turn = state.next(isLeaving: reason(leaving) != nil) {
                switch turn {
                case .settle(let step, let outcome): try await settle(step, outcome)
                case .ask(let step, let demands):
                    let announcements = try await journal.ask(step, demands, in: run)
                    state.noteAsked(step.group)
                    for announcement in announcements { try await dispatch.announce(announcement) }
                case .carryOut(let step): try await carryOut(step, after: &effects, beside: others)
                case .await(let parked):
                    isToBeReviewed = parked.contains { $0.pausedUntil.map { dispatch.clock.now() >= $0 } ?? false }
                    if isToBeReviewed { return try await end(after: &effects, leaving: Messages.pauseOver) }
                    guard try await settleEnded(of: parked, after: &effects) else { return wait(for: parked) }
                }
                try heedCancellation()
            }
            return try await end(after: &effects, leaving: reason(leaving))
        } catch {
            return RunReport(run: run, steps: state.reports(of: reviewed, stoppedBy: error), failure: error, jointly: joint.sent)
        }
    }

    private func reason(_ leaving: String?) -> String? { Task.isCancelled ? Messages.cancelled : leaving }

    private mutating func heedCancellation() throws(ExecutionFailure) {
        if let person = try journal.cancellation(of: run) { state.cancel(by: person) }
    }

    private func end(after effects: inout PlanEffects, leaving reason: String?) async throws(ExecutionFailure) -> RunReport<Outcome> {
        guard state.isOver, reason == nil || !state.undoes else {
            let reason = reason ?? (state.isAsking ? Messages.waitsForPeople : Messages.waitsForAnswer)
            try await journal.leave(run, reason: reason)
            return RunReport(
                run: run, steps: state.reports(of: reviewed, leaving: reason), isLeft: true, isToBeReviewed: isToBeReviewed,
                jointly: joint.sent)
        }
        let undone = state.undoes ? try await undo(after: &effects) : []
        let report = RunReport<Outcome>(
            run: run, steps: state.reports(of: reviewed, leaving: "").map { $0.noting(undone) }, jointly: joint.sent)
        try await journal.end(run, outcome: report.worst)
        return report
    }

    private mutating func noteExpanded() async throws(ExecutionFailure) {
        for expanded in unnoted { try await journal.note(expanded, in: run) }
        unnoted = []
    }

    private mutating func begin() async throws(ExecutionFailure) {
        isBegun = true
        try await journal.begin(run)
    }

    /// - Parameters:
    ///   - found: what a look-up gave, of which the records keep the digest.
    ///   - outputs: what a service gave, which stands in the deed's receipt.
    mutating func settle(
        _ step: PlannedStep, _ outcome: Outcome, found: FoundFacts? = nil, outputs: [String: FieldValue] = [:]
    ) async throws(ExecutionFailure) {
        state.note(outcome, of: step, found: found?.outputs ?? outputs)
        // However the step ended, what the service took of it may come into force, and ends in time.
        let isLeased = deeds.contains { $0.step.id == step.id && $0.part.deed.undo != nil && takingBack($0.part, of: step) == nil }
        if let lease = step.lease, outcome.word != "unknown", isLeased {
            try await journal.lease(step, lease, in: run)
        }
        try await journal.settle(step, outcome, in: run, found: found?.digest)
    }

    // MARK: Steps

    private mutating func carryOut(
        _ step: PlannedStep, after effects: inout PlanEffects, beside others: [ReviewedRun]
    ) async throws(ExecutionFailure) {
        if let expansion = step.expansion { return try await expand(step, expansion, beside: others) }
        // A rehearsal asks nobody and waits for nothing: what hangs on the answer is left open.
        let readsOrWaits = step.action is any LookupAction.Type || step.action is PauseStep.Type
        if !step.isKnown, readsOrWaits, dispatch.reader == nil {
            return try await settle(step, E.M.finished(actionIDs: [], note: nil))
        }
        let does: Step
        switch step.work(after: state.results) {
        case .step(let work): does = work
        case .failed(let reason): return try await settle(step, .failed(reason))
        case .open(let reason): return try await settle(step, .skipped(reason))
        case .ask(let question): return try await look(up: question, for: step)
        case .expand: preconditionFailure("\(step.id) has not been planned")
        case .pause(let pause): return try await wait(step, pause)
        }
        let (outcome, outputs): (Outcome, [String: FieldValue])
        do throws(Unrecorded) { (outcome, outputs) = try await carryOut(does, of: step, after: &effects) } catch {
            let reason = Messages.unrecorded(error.failure)
            state.note(error.isSent ? .unknown(reason) : .failed(error.failure.description), of: step)
            throw error.failure
        }
        // What may yet come into force again stays a lease: whoever looks after those asks again.
        if outcome.word == "done" { try await endLeases(takenBackBy: step, does) }
        guard step.options.wait?.until == .finished, !outcome.actionIDs.isEmpty else {
            return try await settle(step, outcome, outputs: outputs)
        }
        interval = Self.firstInterval
        state.park(step, outcome, at: pastEnd(of: step, does) ?? dispatch.clock.now())
    }

    private mutating func carryOut(
        _ does: Step, of step: PlannedStep, after effects: inout PlanEffects
    ) async throws(Unrecorded) -> (Outcome, outputs: [String: FieldValue]) {
        var doing = StepCourse<Outcome>(step, parts: does.parts.count)
        // What takes back what Cordon did is held back by the kill switch alone, whichever command sends it.
        let dispatch = step.action is UndoStep.Type ? dispatch.forUndo : dispatch
        for part in does.parts {
            let device = part.origin?.device ?? step.device
            let intent = journal.intent(part, of: step, in: run)
            let settlement: Settlement
            if let known = joint.settlements[intent.token] {
                settlement = known
            } else if let deed = past.deeds[intent.token] {
                settlement = try await recover(intent, deed, of: step, by: dispatch)
            } else {
                if let outcome = refusalOfRest(of: step, does) { return (outcome, [:]) }
                if let outcome = doing.judge(effects.need(of: part, on: device)) { return (outcome, [:]) }
                if doing.isSpared {
                    effects.rely(on: part, on: device, by: run)
                    continue
                }
                if let stop = try dispatch.stop() { return (.refused(stop.sentence, rule: stop.rule), [:]) }
                if let known = try await continued(intent, of: step, by: dispatch) {
                    settlement = known
                } else {
                    settlement = try await send(part, intent, of: step, does, by: dispatch, after: &effects)
                }
            }
            let part = part.filled(by: settlement)
            let undo = takingBack(part, of: step)
            if undo?.outcome != "done" { effects.note(settlement, of: part, on: device, by: step, in: run) }
            if settlement.isDone { deeds.append(DoneDeed(step: step, part: part, actionID: settlement.actionID)) }
            // What takes it back came after it, and is not to be called off.
            let aftermath = undo == nil ? try await dispatch.aftermath(of: intent, settlement, past: past.deeds) : .clear([])
            if let outcome = doing.note(settlement, of: part.deed.work, run: run.id) ?? doing.note(aftermath) { return (outcome, [:]) }
        }
        return (doing.outcome ?? E.M.finished(actionIDs: doing.actionIDs, note: doing.note), doing.found)
    }

    // MARK: Waiting (RunCourse+Waiting.swift)

    private mutating func wait(for parked: [RunState<Outcome>.Parked]) -> RunReport<Outcome>? {
        let paused = parked.compactMap(\.pausedUntil)
        guard paused.count < parked.count else {
            asksAt = paused.min() ?? .latest
            return nil
        }
        asksAt = min(dispatch.clock.now() + interval, (parked.compactMap(\.deadline) + paused).min() ?? .latest)
        interval = min(interval * 2, Self.longestInterval)
        return nil
    }
}

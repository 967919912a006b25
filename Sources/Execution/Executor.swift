import ActionKit
import Canonical
public import Guardrails
import Planning
import Playbooks

/// Carries out cleared runs, one step after the other. The same code serves live runs and rehearsals; what differs is
/// the effector, and with it the type of clearance that is taken and of report that comes out.
public struct Executor<E: Effector>: Sendable {
    private let effector: E
    private let trail: any AuditTrail
    private let ledger: (any Ledger)?
    private let clock: any ExecutionClock
    private let tenant: String
    private let brake: (any Brake)?

    /// How long after an unanswered request its effect is looked for once more, before it is sent again.
    static var reconcileAfter: Duration { .seconds(10) }

    private init(
        _ effector: E, _ trail: any AuditTrail, _ ledger: (any Ledger)?, _ clock: any ExecutionClock, _ tenant: String,
        _ brake: (any Brake)?
    ) {
        self.effector = effector
        self.trail = trail
        self.ledger = ledger
        self.clock = clock
        self.tenant = tenant
        self.brake = brake
    }

    /// An executor of live runs: every intent goes into the ledger too, and the brake is asked before every write.
    public init(
        effector: E, trail: any AuditTrail, ledger: any Ledger, clock: any ExecutionClock, tenant: String, brake: any Brake
    ) where E.M == Live {
        self.init(effector, trail, ledger, clock, tenant, brake)
    }

    /// An executor of rehearsals, which use up nothing and so have no ledger.
    public init(rehearsingInto trail: any AuditTrail, clock: any ExecutionClock, tenant: String) where E == Rehearsal {
        self.init(Rehearsal(), trail, nil, clock, tenant, nil)
    }

    /// Carries out one run, and spends its clearance.
    /// - Parameter effects: what the runs of this plan have put in force so far; this run's deeds are added.
    /// - Returns: what became of every step. If something could not be recorded, `failure` says so, and nothing was sent
    ///   after that.
    public func carryOut(_ clearance: consuming Clearance<E.M>, after effects: inout PlanEffects) async
        -> RunReport<E.M.Outcome>
    {
        let run = clearance.run
        let journal = IntentJournal<E.M>(
            trail: trail, ledger: ledger, clock: clock, plan: clearance.plan, file: clearance.file, tenant: tenant)
        var state = RunState<E.M.Outcome>(run.steps)
        var deeds: [DoneDeed] = []
        do throws(ExecutionFailure) {
            try await journal.begin(run.run)
            while let turn = state.next(isCancelled: Task.isCancelled) {
                switch turn {
                case .settle(let step, let outcome): try await settle(step, outcome, in: run.run, journal, &state)
                case .carryOut(let step): try await carryOut(step, in: run.run, journal, &state, &effects, &deeds)
                case .await(let parked):
                    for (step, outcome) in await self.await(parked) { try await settle(step, outcome, in: run.run, journal, &state) }
                }
            }
            let undone = state.undoes ? try await undo(deeds, in: run.run, journal, &effects) : []
            let report = RunReport<E.M.Outcome>(run: run.run, steps: state.reports(of: run).map { $0.noting(undone) })
            try await journal.end(run.run, outcome: report.worst)
            return report
        } catch {
            return RunReport(run: run.run, steps: state.reports(of: run, stoppedBy: error), failure: error)
        }
    }

    private func settle(
        _ step: PlannedStep, _ outcome: E.M.Outcome, in run: PlannedRun, _ journal: IntentJournal<E.M>,
        _ state: inout RunState<E.M.Outcome>
    ) async throws(ExecutionFailure) {
        state.note(outcome, of: step)
        try await journal.settle(step, outcome, in: run)
    }

    private func carryOut(
        _ step: PlannedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>, _ state: inout RunState<E.M.Outcome>,
        _ effects: inout PlanEffects, _ deeds: inout [DoneDeed]
    ) async throws(ExecutionFailure) {
        var does = step.step
        if case .deferred(let deferral) = step.state, let resolution = deferral.resolve(state.results) {
            switch resolution {
            case .step(let resolved): does = resolved
            case .failed(let reason): return try await settle(step, .failed(reason), in: run, journal, &state)
            }
        }
        guard let does else { preconditionFailure("a cleared step does nothing") }
        let outcome: E.M.Outcome
        do throws(Unrecorded) { outcome = try await carryOut(does, of: step, in: run, journal, &effects, &deeds) } catch {
            let reason = Messages.unrecorded(error.failure)
            state.note(error.isSent ? .unknown(reason) : .failed(error.failure.description), of: step)
            throw error.failure
        }
        let isAwaited = step.options.wait?.until == .finished && !outcome.actionIDs.isEmpty
        if isAwaited { state.park(step, outcome, at: clock.now()) } else { try await settle(step, outcome, in: run, journal, &state) }
    }

    // MARK: Steps

    private func carryOut(
        _ does: Step, of step: PlannedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>, _ effects: inout PlanEffects,
        _ deeds: inout [DoneDeed]
    ) async throws(Unrecorded) -> E.M.Outcome {
        var actionIDs: [String] = []
        var already: String?
        var spared: [String] = []
        for part in does.parts {
            switch effects.need(of: part, on: step.device) {
            case .needed: break
            case .inForce(let reason):
                spared.append(reason)
                continue
            case .refused(let reason): return .refused(reason, rule: "drift")
            case .unknown(let reason): return .skipped(reason)
            }
            if let stop = try stop() { return .refused(stop.sentence, rule: stop.rule) }
            let settlement = try await carryOut(part, of: step, in: run, journal, sentence: does.sentence)
            effects.note(settlement, of: part, on: step.device, by: step, in: run)
            switch settlement {
            case .done(let receipt):
                actionIDs += receipt.actionID.map { [$0] } ?? []
                deeds.append(DoneDeed(step: step, part: part))
            case .shown: deeds.append(DoneDeed(step: step, part: part))
            case .failed(let reason, _): return .failed(reason)
            // Who stops the command keeps an order from being sent: that is their wish and no failure.
            case .notSent(let reason): return Task.isCancelled ? .cancelled(reason) : .failed(reason)
            case .active(let reason):
                guard step.options.continuesIfAlready else { return .refused(reason, rule: "drift") }
                already = reason
            case .question(let reason): return .unknown(Messages.askSomebody(reason, run: run.id, step: step.id))
            }
        }
        if spared.count == does.parts.count, let reason = spared.first { return .skipped(reason) }
        // Of several deeds, one that was in force already keeps none of the others back.
        if let already, does.parts.count == 1 { return .already(already) }
        return E.M.finished(actionIDs: actionIDs)
    }

    /// Intent, order, effect, receipt.
    private func carryOut(
        _ part: Step.Part, of step: PlannedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>, sentence: String
    ) async throws(Unrecorded) -> Settlement {
        try await carryOut(journal.intent(part, of: step, in: run), retry: step.options.retry, journal, sentence: sentence)
    }

    private func carryOut(
        _ intent: Intent, retry: Retry?, _ journal: IntentJournal<E.M>, sentence: String
    ) async throws(Unrecorded) -> Settlement {
        // Not in a function of its own: the optimizer of Swift 6.3.1 ends with an assertion on one.
        let order: Order<E.M>
        do throws(ExecutionFailure) { order = try await journal.order(for: intent, sentence: sentence) } catch {
            throw Unrecorded(failure: error, isSent: false)
        }
        let first = E.M.settle(await effector.perform(order))
        do throws(ExecutionFailure) {
            var settlement = try await reconciled(first, intent, journal)
            var retries = retry?.times ?? 0
            // What the service refused, or what never left, provably did not happen: it may be sent again.
            while let retry, retries > 0, settlement.isFailure, !Task.isCancelled, try isFree() {
                retries -= 1
                await clock.sleep(retry.wait)
                settlement = try await reconciled(
                    E.M.settle(await effector.perform(try await journal.orderAgain(for: intent))), intent, journal)
            }
            try await journal.settle(intent, settlement)
            return settlement
        } catch { throw Unrecorded(failure: error, isSent: true) }
    }

    private func stop() throws(Unrecorded) -> Stop? {
        do { return try brake?.stop() } catch { throw Unrecorded(failure: .ledger(error), isSent: false) }
    }

    /// A record that could not be made, before or after its deed was sent.
    private struct Unrecorded: Error {
        let failure: ExecutionFailure
        let isSent: Bool
    }

    // MARK: Undo

    /// Takes back what the run did, the last deed first.
    /// - Returns: the steps all of whose deeds were taken back.
    private func undo(_ deeds: [DoneDeed], in run: PlannedRun, _ journal: IntentJournal<E.M>, _ effects: inout PlanEffects)
        async throws(ExecutionFailure) -> Set<String>
    {
        var undone = Set(deeds.map(\.step.id))
        for deed in deeds.reversed() {
            // Only the kill switch holds back the undo of what we did (language.md, "Policy").
            guard let work = deed.part.deed.undo, try !isHalted() else {
                undone.remove(deed.step.id)
                continue
            }
            let intent = journal.undoing(work, deed.part, of: deed.step, in: run)
            do throws(Unrecorded) {
                let settlement = try await carryOut(intent, retry: nil, journal, sentence: Messages.undoing(deed.step.id))
                effects.noteUndo(settlement, of: deed.part, on: deed.step.device)
                if !settlement.isDone { undone.remove(deed.step.id) }
            } catch { throw error.failure }
        }
        return undone
    }

    // MARK: Waiting

    /// How long to wait between two questions about an action.
    static var pollInterval: Duration { .seconds(10) }

    /// Asks about each action that is waited for; waits a while where none has ended.
    private func await(_ parked: [RunState<E.M.Outcome>.Parked]) async -> [(PlannedStep, E.M.Outcome)] {
        var ended: [(PlannedStep, E.M.Outcome)] = []
        for step in parked { if let outcome = await self.outcome(of: step) { ended.append((step.step, outcome)) } }
        if ended.isEmpty { await clock.sleep(Self.pollInterval) }
        return ended
    }

    /// nil while the device is not done with it and there is time left.
    private func outcome(of parked: RunState<E.M.Outcome>.Parked) async -> E.M.Outcome? {
        for id in parked.actionIDs {
            switch await effector.progress(of: id) {
            case .ended(true, _): continue
            case .ended(false, "TimeOut"): return .timedOut(Messages.ended("TimeOut"))
            case .ended(false, let status): return .failed(Messages.ended(status))
            case .underWay, .unknown: return lateOutcome(of: parked)
            }
        }
        return parked.outcome
    }

    private func lateOutcome(of parked: RunState<E.M.Outcome>.Parked) -> E.M.Outcome? {
        guard let limit = parked.step.options.wait?.timeout, clock.now() >= parked.since + limit else { return nil }
        return .timedOut(Messages.stillWaiting(DurationText.format(limit)))
    }

    // MARK: Reconciling

    /// Answers an open question by asking the service: at once, after a while, and after one more try with the same
    /// token. It is sent again only if the service could be asked and nothing was found.
    private func reconciled(_ settlement: Settlement, _ intent: Intent, _ journal: IntentJournal<E.M>)
        async throws(ExecutionFailure) -> Settlement
    {
        switch settlement {
        case .done, .failed, .notSent, .shown: return settlement
        case .active: return await found(intent).settlement ?? settlement
        case .question: break
        }
        if let answer = await found(intent).settlement { return answer }
        await clock.sleep(Self.reconcileAfter)
        let later = await found(intent)
        guard later == .absent, !Task.isCancelled, try isFree() else { return later.settlement ?? settlement }
        let again = E.M.settle(await effector.perform(try await journal.orderAgain(for: intent)))
        switch again {
        case .question: return await found(intent).settlement ?? again
        case .active(let reason):
            let found = await found(intent)
            // The running action may be the first request's: only the service can tell whose it is.
            if case .unknown = found { return .question(reason) }
            return found.settlement ?? again
        case .done, .failed, .notSent, .shown: return again
        }
    }

    private func isFree() throws(ExecutionFailure) -> Bool {
        do { return try brake?.stop() == nil } catch { throw .ledger(error) }
    }

    private func isHalted() throws(ExecutionFailure) -> Bool {
        do { return try brake?.stop()?.kind == .halt } catch { throw .ledger(error) }
    }

    private func found(_ intent: Intent) async -> Finding { await effector.find(intent) }
}

extension Finding {
    /// The effect was there: the question is answered.
    fileprivate var settlement: Settlement? {
        guard case .found(let actionID) = self else { return nil }
        return .done(Receipt(actionID: actionID, status: nil, requestID: nil))
    }
}

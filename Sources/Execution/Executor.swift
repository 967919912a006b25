import ActionKit
import Canonical
public import Guardrails
import Planning

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
        var state = RunState<E.M.Outcome>()
        do throws(ExecutionFailure) {
            try await journal.begin(run.run)
            for reviewed in run.steps { try await carryOut(reviewed, in: run.run, journal, &state, &effects) }
            let report = RunReport<E.M.Outcome>(run: run.run, steps: state.reports)
            try await journal.end(run.run, outcome: report.worst)
            return report
        } catch {
            return RunReport(run: run.run, steps: state.reports(of: run, stoppedBy: error), failure: error)
        }
    }

    private func carryOut(
        _ reviewed: ReviewedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>, _ state: inout RunState<E.M.Outcome>,
        _ effects: inout PlanEffects
    ) async throws(ExecutionFailure) {
        let outcome: E.M.Outcome
        switch state.decide(reviewed, isCancelled: Task.isCancelled) {
        case .settle(let settled): outcome = settled
        case .carryOut:
            do throws(Unrecorded) { outcome = try await carryOut(reviewed.step, in: run, journal, &effects) } catch {
                let reason = Messages.unrecorded(error.failure)
                state.note(error.isSent ? .unknown(reason) : .failed(error.failure.description), of: reviewed.step)
                throw error.failure
            }
        }
        state.note(outcome, of: reviewed.step)
        try await journal.settle(reviewed.step, outcome, in: run)
    }

    // MARK: Steps

    private func carryOut(
        _ step: PlannedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>, _ effects: inout PlanEffects
    ) async throws(Unrecorded) -> E.M.Outcome {
        guard let does = step.step, let device = step.device else { preconditionFailure("a cleared step does nothing") }
        var actionIDs: [String] = []
        var already: String?
        var spared: [String] = []
        for part in does.parts {
            switch effects.need(of: part, on: device) {
            case .needed: break
            case .inForce(let reason):
                spared.append(reason)
                continue
            case .refused(let reason): return .refused(reason, rule: "drift")
            case .unknown(let reason): return .skipped(reason)
            }
            if let stop = try stop() { return .refused(stop.sentence, rule: stop.rule) }
            let settlement = try await carryOut(part, of: step, in: run, journal, sentence: does.sentence)
            effects.note(settlement, of: part, on: device, by: step, in: run)
            switch settlement {
            case .done(let receipt): actionIDs += receipt.actionID.map { [$0] } ?? []
            case .shown: break
            case .failed(let reason, _): return .failed(reason)
            // Who stops the command keeps an order from being sent: that is their wish and no failure.
            case .notSent(let reason): return Task.isCancelled ? .cancelled(reason) : .failed(reason)
            case .active(let reason):
                guard step.action.continuesIfAlready else { return .refused(reason, rule: "drift") }
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
        let intent = journal.intent(part, of: step, in: run)
        // Not in a function of its own: the optimizer of Swift 6.3.1 ends with an assertion on one.
        let order: Order<E.M>
        do throws(ExecutionFailure) { order = try await journal.order(for: intent, sentence: sentence) } catch {
            throw Unrecorded(failure: error, isSent: false)
        }
        let first = E.M.settle(await effector.perform(order))
        do throws(ExecutionFailure) {
            let settlement = try await reconciled(first, intent, journal)
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

    private func found(_ intent: Intent) async -> Finding { await effector.find(intent) }
}

extension Finding {
    /// The effect was there: the question is answered.
    fileprivate var settlement: Settlement? {
        guard case .found(let actionID) = self else { return nil }
        return .done(Receipt(actionID: actionID, status: nil, requestID: nil))
    }
}

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

    /// How long after an unanswered request its effect is looked for once more, before it is sent again.
    static var reconcileAfter: Duration { .seconds(10) }

    private init(_ effector: E, _ trail: any AuditTrail, _ ledger: (any Ledger)?, _ clock: any ExecutionClock, _ tenant: String) {
        self.effector = effector
        self.trail = trail
        self.ledger = ledger
        self.clock = clock
        self.tenant = tenant
    }

    /// An executor of live runs: every intent goes into the ledger too.
    public init(effector: E, trail: any AuditTrail, ledger: any Ledger, clock: any ExecutionClock, tenant: String)
    where E.M == Live {
        self.init(effector, trail, ledger, clock, tenant)
    }

    /// An executor of rehearsals, which use up nothing and so have no ledger.
    public init(rehearsingInto trail: any AuditTrail, clock: any ExecutionClock, tenant: String) where E == Rehearsal {
        self.init(Rehearsal(), trail, nil, clock, tenant)
    }

    /// Carries out one run, and spends its clearance.
    /// - Throws: `ExecutionFailure` if something could not be recorded. Nothing is sent after that.
    public func carryOut(_ clearance: consuming Clearance<E.M>) async throws(ExecutionFailure) -> RunReport<E.M.Outcome> {
        let run = clearance.run
        let journal = IntentJournal<E.M>(
            trail: trail, ledger: ledger, clock: clock, plan: clearance.plan, file: clearance.file, tenant: tenant)
        var state = RunState<E.M.Outcome>()
        try await journal.begin(run.run)
        for reviewed in run.steps {
            let outcome: E.M.Outcome
            switch state.decide(reviewed, isCancelled: Task.isCancelled) {
            case .settle(let settled): outcome = settled
            case .carryOut: outcome = try await carryOut(reviewed.step, in: run.run, journal)
            }
            try await journal.settle(reviewed.step, outcome, in: run.run)
            state.note(outcome, of: reviewed.step)
        }
        let report = RunReport<E.M.Outcome>(run: run.run, steps: state.reports)
        try await journal.end(run.run, outcome: report.worst)
        return report
    }

    // MARK: Steps

    private func carryOut(_ step: PlannedStep, in run: PlannedRun, _ journal: IntentJournal<E.M>)
        async throws(ExecutionFailure) -> E.M.Outcome
    {
        guard let does = step.step else { preconditionFailure("a cleared step does nothing") }
        var actionIDs: [String] = []
        var already: String?
        for (number, deed) in does.does.enumerated() {
            let intent = journal.intent(deed, number, of: step, in: run)
            let order = try await journal.order(for: intent, sentence: does.sentence)
            let first = E.M.settle(await effector.perform(order))
            let settlement = try await reconciled(first, intent, journal)
            try await journal.settle(intent, settlement)
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
        // Of several deeds, one that was in force already keeps none of the others back.
        if let already, does.does.count == 1 { return .already(already) }
        return E.M.finished(actionIDs: actionIDs)
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
        guard later == .absent, !Task.isCancelled else { return later.settlement ?? settlement }
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

    private func found(_ intent: Intent) async -> Finding { await effector.find(intent) }
}

extension Finding {
    /// The effect was there: the question is answered.
    fileprivate var settlement: Settlement? {
        guard case .found(let actionID) = self else { return nil }
        return .done(Receipt(actionID: actionID, status: nil, requestID: nil))
    }
}

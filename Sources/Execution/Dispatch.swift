import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// Carries one deed from its record to what is known of it: intent, order, effect, receipt.
struct Dispatch<E: Effector>: Sendable {
    let effector: E
    let clock: any ExecutionClock
    /// Asked before every write; nil for a rehearsal.
    let brake: (any Brake)?
    let journal: IntentJournal<E.M>
    /// Answers what only the run can ask; nil in a rehearsal.
    let reader: Readers?
    /// Plans and judges what only the run can tell; nil in a rehearsal.
    var expander: (any Expander)?

    /// How long after an unanswered request its effect is looked for once more, before it is sent again.
    static var reconcileAfter: Duration { .seconds(10) }

    /// The same, held back by the kill switch alone.
    var forUndo: Self {
        Self(
            effector: effector, clock: clock, brake: brake.map { KillSwitch(brake: $0) }, journal: journal, reader: reader,
            expander: expander)
    }

    /// What is known of a request that another command may have begun.
    func known(_ intent: Intent) throws(Unrecorded) -> RunPast.Deed? {
        do { return try journal.known(intent) } catch { throw Unrecorded(failure: error, isSent: false) }
    }

    /// What forbids a write now.
    func stop() throws(Unrecorded) -> Stop? {
        do { return try brake?.stop() } catch { throw Unrecorded(failure: .ledger(error), isSent: false) }
    }

    func settlement(of intent: Intent, retry: Retry?, sentence: String) async throws(Unrecorded) -> Settlement {
        // Not in a function of its own: the optimizer of Swift 6.3.1 ends with an assertion on one.
        let order: Order<E.M>
        do throws(ExecutionFailure) { order = try await journal.order(for: intent, sentence: sentence) } catch {
            throw Unrecorded(failure: error, isSent: false)
        }
        let first = E.M.settle(await effector.perform(order, heldBy: brake))
        do throws(ExecutionFailure) {
            let settlement = try await retried(try await reconciled(first, intent), intent, retry)
            try await journal.settle(intent, settlement)
            return settlement
        } catch { throw Unrecorded(failure: error, isSent: true) }
    }

    /// What becomes of a deed once it was tried as often as the playbook wants.
    func retried(_ settlement: Settlement, _ intent: Intent, _ retry: Retry?) async throws(ExecutionFailure) -> Settlement {
        var settlement = settlement
        var retries = retry?.times ?? 0
        // What the service refused, or what never left, provably did not happen: it may be sent again.
        while let retry, retries > 0, settlement.isFailure, !Task.isCancelled, try isFree() {
            retries -= 1
            await clock.sleep(retry.wait)
            settlement = try await performedAgain(intent)
        }
        return settlement
    }

    /// Sends once more what provably did not happen.
    func performedAgain(_ intent: Intent) async throws(ExecutionFailure) -> Settlement {
        try await reconciled(E.M.settle(await effector.perform(try await journal.orderAgain(for: intent), heldBy: brake)), intent)
    }

    /// The same for an intent of an earlier command that failed, and so provably did not happen.
    func settlement(again intent: Intent) async throws(Unrecorded) -> Settlement {
        do throws(ExecutionFailure) {
            let settlement = try await performedAgain(intent)
            try await journal.settle(intent, settlement)
            return settlement
        } catch { throw Unrecorded(failure: error, isSent: true) }
    }

    /// Tells people something, once. The kill switch alone keeps it back, for an open breaker is itself told.
    func announce(_ announcement: Announcement) async throws(ExecutionFailure) {
        let order = try await journal.order(for: announcement)
        try await journal.settle(announcement, E.M.settle(await effector.perform(order, heldBy: forUndo.brake)))
    }

    // MARK: Reconciling

    /// Answers an open question by asking the service: at once, after a while, and after one more try with the same
    /// token. It is sent again only if the service could be asked and nothing was found.
    private func reconciled(_ settlement: Settlement, _ intent: Intent) async throws(ExecutionFailure) -> Settlement {
        switch settlement {
        case .done, .failed, .notSent, .held, .shown: return settlement
        case .active: return await found(intent).settlement ?? settlement
        case .question: break
        }
        if let answer = await found(intent).settlement { return answer }
        await clock.sleep(Self.reconcileAfter)
        let later = await found(intent)
        guard later.letsRepeat, !Task.isCancelled, try isFree() else { return later.settlement ?? settlement }
        return try await sentAgain(intent, orElse: settlement)
    }

    /// - Parameter settlement: what is known of the deed as long as the second request tells nothing either.
    private func sentAgain(_ intent: Intent, orElse settlement: Settlement) async throws(ExecutionFailure) -> Settlement {
        let again = E.M.settle(await effector.perform(try await journal.orderAgain(for: intent), heldBy: brake))
        switch again {
        case .question: return await found(intent).settlement ?? again
        case .active(let reason):
            let found = await found(intent)
            // The running action may be the first request's: only the service can tell whose it is.
            if case .unknown = found { return .question(reason) }
            return found.settlement ?? again
        // The first request may still come through, so nobody knows.
        case .held: return settlement
        case .done(let receipt): return intent.isMessage ? .done(receipt.perhapsTwice) : again
        // Of a message that nobody can be asked about, the first may have arrived.
        case .failed, .notSent: return intent.isMessage ? settlement : again
        case .shown: return again
        }
    }

    // MARK: What another process has begun

    /// What becomes of a deed of which an intent stands in the ledger. It is sent once more at most, and only where the
    /// service could be asked and nothing was found.
    /// - Parameter mayResend: whether the review of now lets it be sent.
    func settlement(of intent: Intent, knowing past: RunPast.Deed, mayResend: Bool) async throws(Unrecorded) -> Settlement {
        if let settlement = past.settlement(of: intent) { return settlement }
        do throws(ExecutionFailure) {
            let settlement = try await recovered(intent, past, mayResend: mayResend)
            try await journal.settle(intent, settlement)
            return settlement
        } catch { throw Unrecorded(failure: error, isSent: true) }
    }

    func recovered(_ intent: Intent, _ past: RunPast.Deed, mayResend: Bool) async throws(ExecutionFailure) -> Settlement {
        var finding = await found(intent)
        if let answer = finding.settlement { return answer }
        // A clock that was set back must not hold this up.
        let rest = min((past.resent ?? past.begun) + Self.reconcileAfter - clock.now(), Self.reconcileAfter)
        if rest > .zero {
            await clock.sleep(rest)
            finding = await found(intent)
        }
        guard finding.letsRepeat else { return finding.settlement ?? .question(Messages.notAnswered) }
        guard past.resent == nil else {
            return .question(intent.isMessage ? Messages.twiceUnanswered : Messages.twiceWithoutTrace)
        }
        let open = Settlement.question(intent.isMessage ? Messages.notDeliveredAgain : Messages.notSentAgain)
        guard mayResend, !Task.isCancelled, try isFree() else { return open }
        return try await sentAgain(intent, orElse: open)
    }

    func isFree() throws(ExecutionFailure) -> Bool {
        do { return try brake?.stop() == nil } catch { throw .ledger(error) }
    }

    /// Of a message nobody can be asked.
    private func found(_ intent: Intent) async -> Finding {
        guard case .deliver(let message) = intent.work else { return await effector.find(intent) }
        return message.isRepeatable ? .repeatable : .unknown(Messages.cannotBeAsked)
    }
}

extension RunPast.Deed {
    /// What is known of the deed; nil where the service has to be asked.
    fileprivate func settlement(of intent: Intent) -> Settlement? {
        switch outcome {
        case "done":
            .done(Receipt(actionID: actionID, status: nil, requestID: nil, isPerhapsTwice: intent.isMessage && resent != nil))
        case "failed": .failed(Messages.failedBefore, status: nil)
        case "refused": .active(Messages.refusedBefore)
        default: nil
        }
    }
}

extension Intent {
    fileprivate var isMessage: Bool { command == nil }
}

extension Finding {
    /// The effect was there: the question is answered.
    fileprivate var settlement: Settlement? {
        guard case .found(let actionID) = self else { return nil }
        return .done(Receipt(actionID: actionID, status: nil, requestID: nil))
    }
}

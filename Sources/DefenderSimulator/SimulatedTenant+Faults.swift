import HTTPTypes
import ServiceLifecycle

/// How a request fares that a fault strikes.
extension SimulatedTenant {
    /// The first rule for this request; it counts as struck.
    func strike(_ visit: Visit) -> FaultRule? {
        faults.isEmpty ? nil : visit.subject(effects: journal.count).flatMap { faults.rule(for: $0) }
    }

    func answer(_ visit: Visit, struckBy rule: FaultRule) async throws(ConnectionCut) -> Reply {
        let deed = rule.disturbance
        let status = deed.cutAfterBytes == nil ? deed.status : 0
        let own = ownAnswer(deed, visit.dialect)
        let reply: Reply
        switch rule.effect {
        case .none:
            await wait(deed.delay)
            reply = own ?? rehearsed(visit)
        case .before:
            let carriedOut = perform(visit, answeredWith: status)
            await wait(deed.delay)
            reply = own ?? carriedOut
        case .after:
            await wait(deed.delay)
            if own != nil { postpone(visit, answeredWith: status) }
            reply = own ?? perform(visit, answeredWith: status)
        }
        let spoilt = deed.spoilt(reply)
        guard let bytes = deed.cutAfterBytes else { return spoilt }
        count(visit, status: 0)
        throw ConnectionCut(
            response: bytes == 0 ? nil : finished(spoilt), sent: Array(spoilt.body.prefix(bytes)), length: spoilt.body.count)
    }

    /// The answer of a fault that does not come from the tenant.
    private func ownAnswer(_ deed: Disturbance, _ dialect: Dialect) -> Reply? {
        if deed.cutAfterBytes == 0 { return Reply(.ok, body: []) }
        guard let status = deed.refusal else { return nil }
        return dialect.refusal(status, code: deed.code, id: randomGUID(), now: clock.now)
    }

    /// The answer that there would be, without any effect.
    private func rehearsed(_ visit: Visit) -> Reply {
        let kept = (states, limiter)
        defer { (states, limiter) = kept }
        return perform(visit, isRecorded: false)
    }

    // MARK: Effects that come late

    private func postpone(_ visit: Visit, answeredWith status: Int?) {
        late.append((visit, status))
        // By then the answer is gone; the next request does not have to come for it.
        Task {
            try? await Task.sleep(for: .milliseconds(20))
            settle()
        }
    }

    /// Carries out what was answered before it was done.
    func settle() {
        let waiting = late
        late = []
        for (visit, status) in waiting { _ = perform(visit, answeredWith: status) }
    }

    // MARK: Delays

    /// Until the delay is over, the server stops, or the faults are others.
    private func wait(_ delay: Duration) async {
        guard delay > .zero else { return }
        waits += 1
        let number = waits
        // A delay does not hold up the end of the server.
        let sleeper = Task { _ = try? await cancelWhenGracefulShutdown { try await Task.sleep(for: delay) } }
        sleepers[number] = sleeper
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
        sleepers[number] = nil
    }

    func endDelays() {
        for sleeper in sleepers.values { sleeper.cancel() }
    }
}

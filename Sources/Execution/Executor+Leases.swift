import ActionKit
import Canonical
public import Guardrails
import Planning

/// Taking back what a run did, once its time is over.
extension Executor where E.M == Live {
    /// Does with a lease what was decided, and spends the clearance for it. What another process has begun of it is asked about
    /// first.
    public func settle(_ lease: Lease, _ verdict: LeaseVerdict, by clearance: consuming Clearance<Live>, after past: RunPast)
        async
        throws(ExecutionFailure) -> LeaseOutcome
    {
        var course = course(clearance)
        course.recall(past, takingBack: lease.place.step)
        return try await course.settle(lease, verdict)
    }

    /// Takes a step of a run back, whatever its playbook says, and spends the clearance for it.
    /// - Parameter leaving: the numbers of the deeds that are no longer ours to take back.
    public func takeBack(_ place: Lease.Place, leaving: Set<Int>, by clearance: consuming Clearance<Live>, after past: RunPast)
        async
        throws(ExecutionFailure) -> LeaseOutcome
    {
        var course = course(clearance)
        course.recall(past, takingBack: place.step)
        return try await course.takeBack(place, leaving, .asked)
    }
}

extension RunCourse where E.M == Live {
    fileprivate func settle(_ lease: Lease, _ verdict: LeaseVerdict) async throws(ExecutionFailure) -> LeaseOutcome {
        switch verdict {
        case .release(let leaving): return try await takeBack(lease.place, leaving, .leaseOver)
        case .keep(let reason):
            try await journal.end(lease.place, as: .kept, reason: reason)
            return .kept(reason: reason)
        case .lose(let reason):
            try await journal.end(lease.place, as: .lost, reason: reason)
            return .lost(reason: reason)
        case .extend(let reason):
            let until = dispatch.clock.now() + lease.after
            try await journal.extend(lease, until: until, reason: reason)
            return .extended(until: until, reason: reason)
        case .ask(let reason): return .asks(reason: reason)
        }
    }

    /// What only a person can tell says so: else nothing would ever end it.
    private func asking(_ reason: String, about step: String) -> String {
        Messages.askSomebody(reason, run: run.id, step: TokenMint.undoStep(step), isDelivery: false)
    }

    /// Takes the step's deeds back, the last one first; one that was taken back before is not taken back again.
    fileprivate func takeBack(
        _ place: Lease.Place, _ leaving: Set<Int>, _ cause: UndoCause
    ) async throws(ExecutionFailure) -> LeaseOutcome {
        for deed in deeds.reversed() where deed.step.id == place.step && !leaving.contains(deed.part.number) {
            guard let work = deed.part.deed.undo else { continue }
            do throws(Unrecorded) {
                if let stop = try dispatch.forUndo.stop() { return .held(reason: stop.sentence) }
                let (settlement, aftermath) = try await undo(work, deed, cause, dispatch.forUndo)
                switch settlement {
                case .done, .shown:
                    switch aftermath {
                    case .clear: continue
                    case .open(let reason), .stays(let reason): return .open(reason: reason)
                    }
                case .failed(let reason, _), .notSent(let reason): return .failed(reason: reason)
                case .held(let stop): return .held(reason: stop.sentence)
                case .active(let reason): return .open(reason: reason)
                case .question(let reason): return .open(reason: asking(reason, about: place.step))
                }
            } catch { throw error.failure }
        }
        if run.steps.contains(where: { $0.id == place.step && $0.lease != nil }) {
            try await journal.end(place, as: .released, reason: nil)
        }
        return .released
    }
}

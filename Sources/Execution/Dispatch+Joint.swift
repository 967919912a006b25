import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// Deeds that go by one request: each has its intent before, and its receipt after.
extension Dispatch {
    /// - Returns: what became of each, in their order.
    func settlements(of deeds: [JointDeed], by command: Command, retry: Retry?) async throws(Unrecorded) -> [Settlement] {
        let order: Order<E.M>
        do throws(ExecutionFailure) { order = try await journal.order(for: deeds, by: command) } catch {
            throw Unrecorded(failure: error, isSent: false)
        }
        let answer = E.M.settle(await effector.perform(order, heldBy: brake))
        do throws(ExecutionFailure) {
            var settled: [(intent: Intent, settlement: Settlement)] = []
            for deed in deeds {
                let settlement = try await settlement(of: deed, after: answer)
                settled.append((deed.intent, try await retried(settlement, deed.intent, retry)))
            }
            try await journal.settle(settled)
            return settled.map(\.settlement)
        } catch { throw Unrecorded(failure: error, isSent: true) }
    }

    /// What the answer to the request says of one of its deeds. Where it says nothing, the state itself is asked.
    private func settlement(of deed: JointDeed, after answer: Settlement) async throws(ExecutionFailure) -> Settlement {
        switch answer {
        case .done(let receipt):
            let isShown = deed.intent.device.map { !receipt.unshown.contains($0) } ?? true
            return isShown ? answer : try await recovered(deed.intent, .justBegun(deed.intent), mayResend: true)
        case .question, .active: return try await recovered(deed.intent, .justBegun(deed.intent), mayResend: true)
        // One device that the service does not take must not keep the others waiting: each is asked for by itself.
        case .failed(_, status: 400), .failed(_, status: 404):
            guard !Task.isCancelled, try isFree() else { return answer }
            return try await performedAgain(deed.intent)
        case .failed, .notSent, .held, .shown: return answer
        }
    }
}

extension RunPast.Deed {
    /// Of a deed of which nothing is known but its intent.
    fileprivate static func justBegun(_ intent: Intent) -> Self {
        Self(outcome: nil, actionID: nil, begun: intent.time, ended: nil, resent: nil)
    }
}

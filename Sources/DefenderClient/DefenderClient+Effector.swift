import Canonical
import DefenderAPI
public import Execution
public import Guardrails

/// The one way from an order to the service.
extension DefenderClient: Effector {
    public typealias M = Live

    public func perform(_ order: consuming Order<Live>) async -> LiveAttempt {
        LiveAttempt(await write(order.command))
    }

    public func find(_ intent: Intent) async -> Finding {
        do throws(ReadFailure) {
            switch (intent.command.change, intent.command.expectation, intent.command.device) {
            case (.tag(let value, let action), _, .some(let device)):
                let machine = try await read(.machine(device))
                return machine.machineTags.contains(value) == (action == .add) ? .found(actionID: nil) : .absent
            case (_, .machineAction, .some(let device)): return try await action(of: intent, on: device)
            default: return .unknown(Messages.noWayToFind(intent.command.endpoint))
            }
        } catch {
            return .unknown(error.description)
        }
    }

    /// How far the service's clock may be behind ours.
    private static var clockSkew: Duration { .seconds(300) }

    /// The machine action that carries the intent's token in its comment.
    private func action(of intent: Intent, on device: MachineID) async throws(ReadFailure) -> Finding {
        let since = intent.time - Self.clockSkew
        let mark = "[cordon:\(intent.token)]"
        let actions = try await read(.machineActions(of: device, since: since, top: 10_000))
        guard let ours = actions.items.first(where: { $0.requestorComment?.contains(mark) ?? false }) else { return .absent }
        return .found(actionID: ours.id)
    }
}

extension LiveAttempt {
    init(_ result: WriteResult) {
        switch result {
        case .accepted(let yes):
            self = .accepted(
                Receipt(actionID: yes.actionID?.description, status: yes.status, requestID: yes.requestID))
        case .alreadyInProgress(let error): self = .alreadyActive(error)
        case .notSent(let reason): self = .notSent(reason)
        case .rejected(let error): self = .rejected(error)
        case .unanswered(let reason): self = .unanswered(reason)
        }
    }
}

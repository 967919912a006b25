import ActionKit
import DefenderAPI
import Execution
import Guardrails

/// A service that takes everything at once and never finishes it.
struct PaperService: Effector {
    func perform(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt {
        .accepted(Receipt(actionID: order.token, status: 201, requestID: nil))
    }

    func find(_ intent: Intent) async -> Finding { .absent }

    func progress(of actionID: String) async -> ActionProgress { .underWay }

    func actions(of type: String, on device: MachineID) async -> KnownActions { .all([]) }
}

import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import Synchronization
import TestKit

/// An effector that leaves every order unanswered, so that execution shows its intents: nobody else can make one.
final class Collector: Effector {
    typealias M = Live

    private let kept = Mutex<[Intent]>([])

    var intents: [Intent] { kept.withLock { $0 } }

    func ledger(_ log: CallLog) -> any Ledger { MemoryLedger(log) }

    func perform(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt { .unanswered("a test") }

    func progress(of actionID: String) async -> ActionProgress { .underWay }

    func actions(of type: String, on device: MachineID) async -> KnownActions { .all([]) }

    func find(_ intent: Intent) async -> Finding {
        kept.withLock { if !$0.contains(intent) { $0.append(intent) } }
        return .found(actionID: nil)
    }
}

import ActionKit
public import DefenderAPI
public import Execution
public import Guardrails
import Synchronization

/// A service on paper: attempts and findings come from lists, in order; without a list all goes well.
public final class ScriptedEffector: Effector {
    public typealias M = Live

    private let log: CallLog
    private let attempts: Mutex<[LiveAttempt]>
    private let findings: Mutex<[Finding]>
    private let progress: Mutex<[ActionProgress]>
    private let pending: Mutex<[KnownActions]>
    private let onPerform: @Sendable () -> Void

    public init(
        _ log: CallLog, attempts: [LiveAttempt] = [], findings: [Finding] = [], progress: [ActionProgress] = [],
        pending: [KnownActions] = [],
        onPerform: @escaping @Sendable () -> Void = {}
    ) {
        self.log = log
        self.attempts = Mutex(attempts)
        self.findings = Mutex(findings)
        self.progress = Mutex(progress)
        self.pending = Mutex(pending)
        self.onPerform = onPerform
    }

    public func perform(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt {
        log.note("perform \(order.token) \(order.work.command?.request.path ?? order.work.target)")
        onPerform()
        let attempt = attempts.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        return attempt ?? .accepted(Receipt(actionID: "act", status: 201, requestID: nil))
    }

    /// The last of the list stays.
    public func progress(of actionID: String) async -> ActionProgress {
        progress.withLock { $0.count > 1 ? $0.removeFirst() : $0.first } ?? .ended(isSuccess: true, status: "Succeeded")
    }

    /// The last of the list stays; without a list nothing is under way.
    public func actions(of type: String, on device: MachineID) async -> KnownActions {
        pending.withLock { $0.count > 1 ? $0.removeFirst() : $0.first } ?? .all([])
    }

    public func find(_ intent: Intent) async -> Finding {
        log.note("find \(intent.token)")
        return findings.withLock { $0.isEmpty ? .absent : $0.removeFirst() }
    }
}

public import Canonical
public import DefenderAPI
public import Execution
public import Guardrails
public import Planning

/// A ledger that remembers only what it was told, and may fail at one kind of note.
public final class MemoryLedger: Ledger {
    private let log: CallLog
    private let failing: String?

    public init(_ log: CallLog, failingAt kind: String? = nil) {
        self.log = log
        failing = kind
    }

    private func note(_ kind: String, _ detail: String) throws(LedgerFailure) {
        if kind == failing { throw .broken("the disk is full") }
        log.note("ledger \(kind) \(detail)")
    }

    public func use(of plan: Digest) throws(LedgerFailure) -> Timestamp? { nil }

    public func begin(plan: Digest, id: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try note("plan", tenant)
    }

    public func begin(run: PlannedRun, plan: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try note("run", run.playbook)
    }

    public func end(run: String, outcome: String, at time: Timestamp) throws(LedgerFailure) { try note("run-ended", outcome) }

    public func begin(intent: Intent) throws(LedgerFailure) { try note("intent", intent.step) }

    public func end(intent token: String, outcome: String, actionID: String?, root: String, at time: Timestamp)
        throws(LedgerFailure)
    {
        try note("receipt", outcome)
    }

    public func note(root: String) throws(LedgerFailure) { try note("root", root) }
    public func lastRoot() throws(LedgerFailure) -> String? { nil }
    public func begun(since time: Timestamp, tenant: String) throws(LedgerFailure) -> [Standing.Begun] { [] }

    public func handler(of playbook: String, subject: String, alerts: [AlertID], tenant: String)
        throws(LedgerFailure) -> Handler?
    { nil }

    public func openIntents() throws(LedgerFailure) -> [OpenIntent] { [] }
}

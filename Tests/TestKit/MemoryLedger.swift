public import Canonical
public import DefenderAPI
public import Execution
public import Guardrails
public import Planning
import Synchronization

/// A ledger that remembers only what it was told, and may fail at one kind of note.
public final class MemoryLedger: Ledger {
    private let log: CallLog
    private let failing: String?
    private let cancelled = Mutex<[String: String]>([:])

    public init(_ log: CallLog, failingAt kind: String? = nil) {
        self.log = log
        failing = kind
    }

    private func note(_ kind: String, _ detail: String) throws(LedgerFailure) {
        if kind == failing { throw .broken("the disk is full") }
        log.note("ledger \(kind) \(detail)")
    }

    public func use(of plan: Digest) throws(LedgerFailure) -> Timestamp? { nil }

    public func begin(plan: PlanArchive, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try note("plan", tenant)
    }

    public func end(plan: Digest, at time: Timestamp) throws(LedgerFailure) {}
    public func noteWork(on plan: Digest, at time: Timestamp) throws(LedgerFailure) {}

    public func openPlans(in tenant: String) throws(LedgerFailure) -> [OpenPlan] { [] }
    public func past(of plan: Digest) throws(LedgerFailure) -> PlanPast { .none }
    public func cancellation(of run: String) throws(LedgerFailure) -> String? { cancelled.withLock { $0[run] } }

    /// Cancels a run as another process would.
    public func cancel(_ run: String, by person: String) { cancelled.withLock { $0[run] = person } }

    public func end(step: String, of run: String, as past: RunPast.Step, at time: Timestamp) throws(LedgerFailure) {
        try note("outcome", "\(step) \(past.outcome)")
    }

    public func keep(found: JSONValue, of step: String, in run: String) throws(LedgerFailure) { try note("found", step) }

    public func noteResent(intent token: String, at time: Timestamp) throws(LedgerFailure) { try note("resend", token) }

    public func begin(run: PlannedRun, plan: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try note("run", run.playbook)
    }

    public func end(run: String, outcome: String, at time: Timestamp) throws(LedgerFailure) { try note("run-ended", outcome) }

    public func ask(_ question: ApprovalQuestion) throws(LedgerFailure) { try note("ask", question.place) }
    public func questions(of plan: Digest) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])] { [] }

    public func begin(lease: Lease) throws(LedgerFailure) { try note("lease", lease.place.step) }
    public func extend(lease: Lease.Place, until: Timestamp) throws(LedgerFailure) { try note("lease-extended", lease.step) }
    public func end(lease: Lease.Place, as ending: Lease.Ending, at time: Timestamp) throws(LedgerFailure) {
        try note("lease-ended", ending.rawValue)
    }

    public func leases(in tenant: String) throws(LedgerFailure) -> [Lease] { [] }

    public func deed(_ token: String) throws(LedgerFailure) -> RunPast.Deed? { nil }

    public func begin(intent: Intent) throws(LedgerFailure) { try note("intent", intent.step) }

    public func end(intent token: String, outcome: String, actionID: String?, root: String, at time: Timestamp)
        throws(LedgerFailure)
    {
        try note("receipt", outcome)
    }

    public func note(root: String) throws(LedgerFailure) { try note("root", root) }
    public func lastRoot() throws(LedgerFailure) -> String? { nil }
    public func begun(since time: Timestamp, tenant: String) throws(LedgerFailure) -> [Standing.Begun] { [] }

    public func noteMatching(_ subjects: [String], of playbook: String, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try note("matching", playbook)
    }

    public func handler(of playbook: String, subject: String, alerts: [AlertID], tenant: String)
        throws(LedgerFailure) -> Handler?
    { nil }

    public func openIntents() throws(LedgerFailure) -> [OpenIntent] { [] }
}

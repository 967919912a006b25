public import Canonical
public import DefenderAPI
public import Guardrails
public import Planning

/// What has to outlive the process: used plans, runs and intents. One executor at a time writes (the audit log's lock
/// sees to it). All methods return when the change is durable.
public protocol Ledger: Sendable {
    /// When a plan file of this digest was first applied; nil if it never was.
    func use(of plan: Digest) throws(LedgerFailure) -> Timestamp?

    /// Notes that a plan is being applied, and keeps what it takes to go on with it.
    /// - Throws: `.usedBefore` if it was noted already: a plan is used once.
    func begin(plan: PlanArchive, tenant: String, at time: Timestamp) throws(LedgerFailure)

    /// Notes that every run of a plan has ended: nothing of it is to be gone on with.
    func end(plan: Digest, at time: Timestamp) throws(LedgerFailure)

    /// Plans of a tenant that have not ended, oldest first.
    func openPlans(in tenant: String) throws(LedgerFailure) -> [OpenPlan]

    /// Notes that a command goes on with a plan.
    func noteWork(on plan: Digest, at time: Timestamp) throws(LedgerFailure)

    /// What is known of a plan's runs.
    func past(of plan: Digest) throws(LedgerFailure) -> PlanPast

    /// Notes a run before its first intent.
    func begin(run: PlannedRun, plan: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure)

    /// Notes how a run ended.
    func end(run: String, outcome: String, at time: Timestamp) throws(LedgerFailure)

    /// Notes how a step ended: it is never begun again.
    func end(step: String, of run: String, as past: RunPast.Step, at time: Timestamp) throws(LedgerFailure)

    /// Keeps what a look-up of a run gave, before its outcome is recorded: the run goes on with that, whoever goes on with it.
    func keep(found: JSONValue, of step: String, in run: String) throws(LedgerFailure)

    /// Who has asked for a run to be cancelled; nil if nobody has. Any process may ask (`LedgerSQLite.cancel`).
    func cancellation(of run: String) throws(LedgerFailure) -> String?

    /// Asks people about a step, after the audit log holds that they are.
    func ask(_ question: ApprovalQuestion) throws(LedgerFailure)

    /// What people were asked about a plan's runs, with their answers.
    func questions(of plan: Digest) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])]

    /// Notes that a step is to be taken back in time, after the audit log holds that. One that stands already stays as it is.
    func begin(lease: Lease) throws(LedgerFailure)

    /// Moves the end of a lease, after the audit log holds that.
    func extend(lease: Lease.Place, until: Timestamp) throws(LedgerFailure)

    /// Notes that a lease is over, after the audit log holds that.
    func end(lease: Lease.Place, as ending: Lease.Ending, at time: Timestamp) throws(LedgerFailure)

    /// The leases of a tenant that are not over, the one that ends first before the others.
    func leases(in tenant: String) throws(LedgerFailure) -> [Lease]

    /// Notes an intent, after the audit log holds it and before it is sent.
    func begin(intent: Intent) throws(LedgerFailure)

    /// What is known of a deed by its step token; nil where no intent of it was noted.
    func deed(_ token: String) throws(LedgerFailure) -> RunPast.Deed?

    /// Notes that an intent is about to be sent once more, after the audit log holds that.
    func noteResent(intent token: String, at time: Timestamp) throws(LedgerFailure)

    /// Notes what became of an intent, with the signed root of the audit log that covers it.
    func end(intent token: String, outcome: String, actionID: String?, root: String, at time: Timestamp)
        throws(LedgerFailure)

    /// Notes the signed root of the audit log on its own, where no intent ends.
    func note(root: String) throws(LedgerFailure)

    /// The signed root that was noted last; nil in a new ledger.
    func lastRoot() throws(LedgerFailure) -> String?

    /// Effects that were begun in a tenant after a time, for limits.
    func begun(since time: Timestamp, tenant: String) throws(LedgerFailure) -> [Standing.Begun]

    /// Notes that a playbook's trigger holds for these subjects and no others: those that earlier runs were about have stopped
    /// matching, and are no longer taken care of.
    func noteMatching(_ subjects: [String], of playbook: String, tenant: String, at time: Timestamp) throws(LedgerFailure)

    /// The run that has taken care of these alerts of a subject; nil if none has, or if it gained an alert since, or stopped matching.
    func handler(of playbook: String, subject: String, alerts: [AlertID], tenant: String) throws(LedgerFailure) -> Handler?

    /// Intents without an outcome: what a crash has left.
    func openIntents() throws(LedgerFailure) -> [OpenIntent]
}

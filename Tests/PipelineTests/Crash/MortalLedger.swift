import Canonical
import DefenderAPI
import Execution
import Guardrails
import LedgerSQLite
import Planning

/// A ledger of a process that may end.
struct MortalLedger: Ledger {
    let ledger: LedgerSQLite
    let mortality: Mortality

    private func call<Value>(_ body: () throws(LedgerFailure) -> Value) throws(LedgerFailure) -> Value {
        guard mortality.mayCall() else { throw .broken("the process has ended") }
        let value = try body()
        guard mortality.isAnswered else { throw .broken("the process has ended") }
        return value
    }

    func use(of plan: Digest) throws(LedgerFailure) -> Timestamp? { try ledger.use(of: plan) }

    func begin(plan: PlanArchive, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.begin(plan: plan, tenant: tenant, at: time) }
    }

    func end(plan: Digest, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.end(plan: plan, at: time) }
    }

    func noteWork(on plan: Digest, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.noteWork(on: plan, at: time) }
    }

    func openPlans(in tenant: String) throws(LedgerFailure) -> [OpenPlan] { try ledger.openPlans(in: tenant) }
    func past(of plan: Digest) throws(LedgerFailure) -> PlanPast { try ledger.past(of: plan) }

    func begin(run: PlannedRun, plan: Digest, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.begin(run: run, plan: plan, tenant: tenant, at: time) }
    }

    func end(run: String, outcome: String, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.end(run: run, outcome: outcome, at: time) }
    }

    func end(step: String, of run: String, as past: RunPast.Step, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.end(step: step, of: run, as: past, at: time) }
    }

    func keep(found: JSONValue, of step: String, in run: String) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.keep(found: found, of: step, in: run) }
    }

    func cancellation(of run: String) throws(LedgerFailure) -> String? { try ledger.cancellation(of: run) }

    func ask(_ question: ApprovalQuestion) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.ask(question) }
    }

    func questions(of plan: Digest) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])] {
        try ledger.questions(of: plan)
    }

    func begin(lease: Lease) throws(LedgerFailure) { try call { () throws(LedgerFailure) in try ledger.begin(lease: lease) } }

    func extend(lease: Lease.Place, until: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.extend(lease: lease, until: until) }
    }

    func end(lease: Lease.Place, as ending: Lease.Ending, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.end(lease: lease, as: ending, at: time) }
    }

    func leases(in tenant: String) throws(LedgerFailure) -> [Lease] { try ledger.leases(in: tenant) }

    func deed(_ token: String) throws(LedgerFailure) -> RunPast.Deed? { try ledger.deed(token) }

    func begin(intent: Intent) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.begin(intent: intent) }
    }

    func noteResent(intent token: String, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in try ledger.noteResent(intent: token, at: time) }
    }

    func end(intent token: String, outcome: String, actionID: String?, root: String, at time: Timestamp) throws(LedgerFailure) {
        try call { () throws(LedgerFailure) in
            try ledger.end(intent: token, outcome: outcome, actionID: actionID, root: root, at: time)
        }
    }

    func note(root: String) throws(LedgerFailure) { try ledger.note(root: root) }
    func lastRoot() throws(LedgerFailure) -> String? { try ledger.lastRoot() }

    func begun(since time: Timestamp, tenant: String) throws(LedgerFailure) -> [Standing.Begun] {
        try ledger.begun(since: time, tenant: tenant)
    }

    func noteMatching(_ subjects: [String], of playbook: String, tenant: String, at time: Timestamp) throws(LedgerFailure) {
        try ledger.noteMatching(subjects, of: playbook, tenant: tenant, at: time)
    }

    func handler(of playbook: String, subject: String, alerts: [AlertID], tenant: String) throws(LedgerFailure) -> Handler? {
        try ledger.handler(of: playbook, subject: subject, alerts: alerts, tenant: tenant)
    }

    func openIntents() throws(LedgerFailure) -> [OpenIntent] { try ledger.openIntents() }
}

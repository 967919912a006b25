import ActionKit
import Audit
import Canonical
import DefenderAPI
import Guardrails
import Planning

/// The records of one run: the only place where an order is made, and it is made after the intent is durable in the
/// audit log and in the ledger.
struct IntentJournal<M: ExecutionMode>: Sendable {
    let trail: any AuditTrail
    /// The ledger; nil for a rehearsal, which uses up nothing (architecture.md).
    let ledger: (any Ledger)?
    let clock: any ExecutionClock
    let plan: Digest
    let file: Digest
    let tenant: String
    /// Who gave the command.
    let person: String

    /// Whether it is no rehearsal.
    var isLive: Bool { ledger != nil }

    // MARK: Runs

    func begin(_ run: PlannedRun) async throws(ExecutionFailure) {
        var fields = AuditFields.run(run)
        fields["plan"] = .string(file.description)
        fields["tenant"] = .string(tenant)
        let time = clock.now()
        _ = try await record("run", time, fields)
        try note { (ledger) throws(LedgerFailure) in
            try ledger.begin(run: run, plan: file, tenant: tenant, at: time)
        }
    }

    func end(_ run: PlannedRun, outcome: String) async throws(ExecutionFailure) {
        let time = clock.now()
        _ = try await record("run-ended", time, ["run": .string(run.id), "outcome": .string(outcome)])
        try note { (ledger) throws(LedgerFailure) in try ledger.end(run: run.id, outcome: outcome, at: time) }
    }

    /// Records that a run is left for `cordon resume` to go on with.
    func leave(_ run: PlannedRun, reason: String) async throws(ExecutionFailure) {
        _ = try await record("run-left", clock.now(), ["run": .string(run.id), "reason": .string(reason)])
    }

    /// Records the outcome of a step. The ledger keeps it unless it is `unknown`, which is no end.
    /// - Parameter found: the digest of what a look-up gave.
    func settle<Outcome: StepOutcome>(_ step: PlannedStep, _ outcome: Outcome, in run: PlannedRun, found: Digest? = nil)
        async throws(ExecutionFailure)
    {
        let time = clock.now()
        _ = try await record("outcome", time, AuditFields.outcome(step, outcome, run: run.id, found: found))
        guard outcome.word != "unknown" else { return }
        let past = RunPast.Step(
            outcome: outcome.word, isAlready: outcome.isAlready, reason: outcome.reason, rule: outcome.rule,
            actionIDs: outcome.actionIDs, found: found)
        try note { (ledger) throws(LedgerFailure) in try ledger.end(step: step.id, of: run.id, as: past, at: time) }
    }

    /// Keeps what a look-up gave. Kept before the step's outcome is recorded, so that no kill leaves one that is done and speaks of
    /// nothing.
    func keep(_ found: FoundFacts, of step: PlannedStep, in run: PlannedRun) throws(ExecutionFailure) {
        try note { (ledger) throws(LedgerFailure) in try ledger.keep(found: found.json, of: step.id, in: run.id) }
    }

    /// Keeps and records what a step has turned out to be that only the run could tell, before anything of it is begun: whoever
    /// goes on with the run speaks of the same. Kept first: what the log holds, the ledger has.
    func keep(_ expanded: Expanded, in run: PlannedRun) async throws(ExecutionFailure) {
        try note { (ledger) throws(LedgerFailure) in try ledger.keep(found: expanded.json, of: expanded.step, in: run.id) }
        try await note(expanded, in: run)
    }

    func note(_ expanded: Expanded, in run: PlannedRun) async throws(ExecutionFailure) {
        _ = try await record("expanded", clock.now(), AuditFields.expanded(expanded, run: run.id))
    }

    /// Records that people are asked about a step, and asks them: they find the question in the ledger.
    /// - Returns: what is to be told of it.
    func ask(_ step: PlannedStep, _ demands: [ApprovalDemand], in run: PlannedRun) async throws(ExecutionFailure) -> [Announcement] {
        let question = ApprovalQuestion(
            run: run.id, step: step.group, digest: run.approvalDigest(of: step.group), asked: clock.now(), askedBy: person,
            rules: demands.map(\.rule))
        _ = try await record("approval-asked", question.asked, AuditFields.question(question, demands))
        try note { (ledger) throws(LedgerFailure) in try ledger.ask(question) }
        return Announcement.asking(step, demands, in: run, at: question.asked, plan: plan, tenant: tenant)
    }

    /// Records that people are about to be told something, and gives the order that this allows.
    func order(for announcement: Announcement) async throws(ExecutionFailure) -> Order<M> {
        let time = clock.now()
        _ = try await record("announcement", time, AuditFields.announcement(announcement))
        return Order(.deliver(announcement.message), token: announcement.token, intended: time)
    }

    /// Records what became of that. The ledger knows nothing of it: it is nothing to go on with.
    func settle(_ announcement: Announcement, _ settlement: Settlement) async throws(ExecutionFailure) {
        _ = try await record("announced", clock.now(), AuditFields.announced(settlement, announcement))
    }

    /// Records that a step waits: whoever goes on with the run counts from then.
    func pause(_ step: PlannedStep, since: Timestamp, until: Timestamp, in run: PlannedRun) async throws(ExecutionFailure) {
        let fields: JSONObject = [
            "run": .string(run.id), "step": .string(step.id), "until": .string(until.description),
        ]
        _ = try await record("pause", since, fields)
        let kept = RunPast.pause(since: since, until: until)
        try note { (ledger) throws(LedgerFailure) in try ledger.keep(found: kept, of: step.id, in: run.id) }
    }

    // MARK: Leases

    /// Records that a step which was done is to be taken back in time. Recorded before the step's outcome, so that no kill leaves
    /// a step that is done and never taken back.
    func lease(_ step: PlannedStep, _ lease: PlannedLease, in run: PlannedRun) async throws(ExecutionFailure) {
        let time = clock.now()
        let lease = Lease(
            place: .init(run: run.id, step: step.id), plan: file, action: step.action.key, target: step.target, after: lease.after,
            begun: time, until: time + lease.after)
        _ = try await record("lease", time, AuditFields.lease(lease))
        try note { (ledger) throws(LedgerFailure) in try ledger.begin(lease: lease) }
    }

    /// Records that a lease stays for another while.
    func extend(_ lease: Lease, until: Timestamp, reason: String) async throws(ExecutionFailure) {
        var fields = AuditFields.reference(lease.place)
        fields["until"] = .string(until.description)
        fields["reason"] = .string(reason)
        _ = try await record("lease-extended", clock.now(), fields)
        try note { (ledger) throws(LedgerFailure) in try ledger.extend(lease: lease.place, until: until) }
    }

    /// Records that a lease is over.
    func end(_ lease: Lease.Place, as ending: Lease.Ending, reason: String?) async throws(ExecutionFailure) {
        let time = clock.now()
        var fields = AuditFields.reference(lease)
        fields["ending"] = .string(ending.rawValue)
        fields["reason"] = reason.map { .string($0) } ?? .null
        _ = try await record("lease-ended", time, fields)
        try note { (ledger) throws(LedgerFailure) in try ledger.end(lease: lease, as: ending, at: time) }
    }

    // MARK: Deeds

    /// Who has asked for a run to be cancelled; nil if nobody has.
    func cancellation(of run: PlannedRun) throws(ExecutionFailure) -> String? {
        guard let ledger else { return nil }
        do { return try ledger.cancellation(of: run.id) } catch { throw .ledger(error) }
    }

    /// The intent of a deed, not yet recorded.
    func intent(_ part: Step.Part, of step: PlannedStep, in run: PlannedRun) -> Intent {
        guard let origin = part.origin else {
            return intent(part.deed.work, number: part.number, of: step, as: step.id, action: step.action.key, in: run)
        }
        return Intent(
            plan: origin.plan, run: origin.run, step: TokenMint.undoStep(origin.step), deed: part.number, action: origin.action,
            work: part.deed.work, device: origin.device, token: origin.tokens.undo(deed: part.number).text, time: clock.now(),
            by: Lease.Place(run: run.id, step: step.id), called: step.calls.map(\.playbook))
    }

    /// What is known of an intent that another command may have begun: another run, or a person, who takes the same back.
    func known(_ intent: Intent) throws(ExecutionFailure) -> RunPast.Deed? {
        guard intent.by != nil, let ledger else { return nil }
        do { return try ledger.deed(intent.token) } catch { throw .ledger(error) }
    }

    /// The intent of taking a deed back, not yet recorded.
    func undoing(_ work: Deed.Work, _ part: Step.Part, of step: PlannedStep, in run: PlannedRun) -> Intent {
        intent(
            work, number: part.number, of: step, as: TokenMint.undoStep(step.id), action: step.action.opposite ?? step.action.key,
            in: run)
    }

    /// The token of what takes a deed back.
    func undoToken(of part: Step.Part, of step: PlannedStep, in run: PlannedRun) -> String {
        TokenMint(plan: plan, run: run.id, step: step.id, target: step.target).undo(deed: part.number).text
    }

    private func intent(_ work: Deed.Work, number: Int, of step: PlannedStep, as name: String, action: String, in run: PlannedRun)
        -> Intent
    {
        let token = StepToken(plan: plan, run: run.id, step: name, target: step.target, deed: number)
        return Intent(
            plan: plan, run: run.id, step: name, deed: number, action: action, work: work, device: step.device,
            token: token.text, time: clock.now(), called: step.calls.map(\.playbook))
    }

    /// Makes the intent durable and gives the order that it allows.
    func order(for intent: Intent, sentence: String) async throws(ExecutionFailure) -> Order<M> {
        _ = try await record("intent", intent.time, AuditFields.intent(intent, sentence: sentence))
        try note { (ledger) throws(LedgerFailure) in try ledger.begin(intent: intent) }
        return Order(intent.work, token: intent.token, intended: intent.time)
    }

    /// Makes the intents of deeds durable that go by one request, and gives the order for that.
    /// - Parameter command: what does all of them.
    func order(for deeds: [JointDeed], by command: Command) async throws(ExecutionFailure) -> Order<M> {
        guard let first = deeds.first?.intent else { preconditionFailure("an order for nothing") }
        let work = Deed.Work.change(command)
        try await record(
            deeds.map { deed in
                let fields =
                    deed.intent.token == first.token
                    ? AuditFields.intent(deed.intent, sending: work, sentence: deed.sentence)
                    : AuditFields.intent(deed.intent, with: first, sentence: deed.sentence)
                return AuditEntry(kind: "intent", time: deed.intent.time, mode: M.auditMode, fields: fields)
            })
        for deed in deeds { try note { (ledger) throws(LedgerFailure) in try ledger.begin(intent: deed.intent) } }
        return Order(work, token: first.token, intended: first.time)
    }

    /// Records what became of deeds that went by one request.
    func settle(_ deeds: [(intent: Intent, settlement: Settlement)]) async throws(ExecutionFailure) {
        let time = clock.now()
        let root = try await record(
            deeds.map { deed in
                AuditEntry(
                    kind: "receipt", time: time, mode: M.auditMode, fields: AuditFields.settlement(deed.settlement, of: deed.intent))
            }
        ).signed.text
        for deed in deeds {
            let result = AuditFields.summary(deed.settlement)
            try note { (ledger) throws(LedgerFailure) in
                try ledger.end(intent: deed.intent.token, outcome: result.word, actionID: result.actionID, root: root, at: time)
            }
        }
    }

    /// Gives a second order for an intent whose effect was looked for and not found: sent once more with the same token.
    func orderAgain(for intent: Intent) async throws(ExecutionFailure) -> Order<M> {
        let time = clock.now()
        _ = try await record("resend", time, AuditFields.reference(intent))
        try note { (ledger) throws(LedgerFailure) in try ledger.noteResent(intent: intent.token, at: time) }
        return Order(intent.work, token: intent.token, intended: intent.time)
    }

    /// Records what became of an intent.
    func settle(_ intent: Intent, _ settlement: Settlement) async throws(ExecutionFailure) {
        let time = clock.now()
        let root = try await record("receipt", time, AuditFields.settlement(settlement, of: intent))
        let result = AuditFields.summary(settlement)
        try note { (ledger) throws(LedgerFailure) in
            // Before the receipt, so that no kill leaves a deed that is done and gave nothing.
            if case .done(let receipt) = settlement, let answer = receipt.answer {
                try ledger.keep(found: answer.json, of: intent.step, in: intent.run)
            }
            if case .done(let receipt) = settlement, let stored = receipt.stored {
                try ledger.keep(found: stored.json, of: StoredPart.place(intent.step, deed: intent.deed), in: intent.run)
            }
            try ledger.end(
                intent: intent.token, outcome: result.word, actionID: result.actionID, root: root.signed.text, at: time)
        }
    }

    // MARK: Pieces

    private func record(_ kind: String, _ time: Timestamp, _ fields: JSONObject) async throws(ExecutionFailure) -> DurableRoot {
        try await record([AuditEntry(kind: kind, time: time, mode: M.auditMode, fields: fields)])
    }

    @discardableResult
    private func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot { try await trail.record(entries) }

    private func note(_ change: (any Ledger) throws(LedgerFailure) -> Void) throws(ExecutionFailure) {
        guard let ledger else { return }
        do { try change(ledger) } catch { throw .ledger(error) }
    }
}

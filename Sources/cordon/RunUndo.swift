import ActionKit
import Audit
import Canonical
import DefenderAPI
import Diagnostics
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import Views

/// Takes a run back that has ended, step by step.
struct RunUndo {
    /// A step that has put something in force.
    struct Step {
        let step: PlannedStep
        /// What is sent.
        let requests: [JSONValue]
        /// Why it is left as it is; nil if it is taken back.
        let difference: String?
        /// The numbers of the deeds that are no longer ours to take back.
        let leaving: Set<Int>
    }

    private let session: Session
    private let ledger: LedgerSQLite
    private let audit: AuditSession
    private let plan: Plan
    private let run: PlannedRun
    private let pipeline: Pipeline
    private let past: PlanPast

    /// - Throws: wrong usage for a run that is not known; exit 4 for one that has not ended, or whose plan is kept no more.
    init(_ id: String, _ session: Session, _ ledger: LedgerSQLite, _ audit: AuditSession, _ options: ProjectOptions) throws(CommandFailure)
    {
        (self.session, self.ledger, self.audit) = (session, ledger, audit)
        let record: RunRecord?
        let open: OpenPlan?
        do {
            record = try ledger.run(id)?.run
            open = try record.flatMap { Digest($0.plan) }.flatMap { try ledger.plan($0) }
        } catch { throw CommandFailure(.failed, "\(error)") }
        guard let record, let open else { throw CommandFailure(.usage, Messages.unknownRun(id)) }
        guard record.outcome != nil else { throw CommandFailure(.refused, Messages.notOver(id)) }
        (plan, pipeline, past) = try PlanRecovery(session, ledger, options).recoverRuns(of: open)
        guard let run = plan.runs.first(where: { $0.id == id }) else { throw CommandFailure(.usage, Messages.unknownRun(id)) }
        self.run = run
    }

    /// What the run has put in force, the last step first.
    func steps() async throws(CommandFailure) -> [Step] {
        var steps: [Step] = []
        for step in run.steps.reversed() {
            let deeds = past.standingDeeds(of: step, in: run, of: plan)
            guard !deeds.isEmpty else { continue }
            let (difference, leaving) = try await difference(of: step)
            let requests = deeds.reversed().filter { !leaving.contains($0.part.number) }.compactMap { $0.part.deed.undo?.json }
            steps.append(Step(step: step, requests: requests, difference: difference, leaving: leaving))
        }
        return steps
    }

    /// What the run did and nothing takes back, the last step first: who takes a run back has to know of it.
    var lasting: [PlannedStep] {
        let ended = past.runs[run.id]?.steps ?? [:]
        return run.steps.reversed().filter { step in
            guard let end = ended[step.id], end.outcome == "done", !end.isAlready else { return false }
            return step.isLasting
        }
    }

    private func difference(of step: PlannedStep) async throws(CommandFailure) -> (String?, leaving: Set<Int>) {
        do throws(PipelineFailure) {
            switch try await pipeline.difference(of: place(step), of: plan, after: past) {
            case .lose(let reason): return (reason, [])
            case .release(let leaving): return (nil, leaving)
            case .keep, .extend, .ask: return (nil, [])
            }
        } catch { throw CommandFailure(error) }
    }

    private func place(_ step: PlannedStep) -> Lease.Place { .init(run: run.id, step: step.id) }

    /// Takes back what is to be taken back. A step that fails keeps none of the others back.
    func carryOut(_ steps: [Step]) async throws(CommandFailure) -> [(step: Step, outcome: LeaseOutcome)] {
        guard let known = past.runs[run.id] else { return [] }
        try await record()
        let brake = session.brake(ledger)
        let executor = Executor(
            effector: session.effector, trail: audit, ledger: ledger, clock: session.clock, tenant: session.tenant.name, brake: brake,
            person: Person.name)
        var outcomes: [(step: Step, outcome: LeaseOutcome)] = []
        for step in steps {
            if let difference = step.difference {
                outcomes.append((step, .lost(reason: difference)))
                continue
            }
            let stop: Stop?
            do { stop = try brake.standing() } catch { throw CommandFailure(error) }
            guard let clearance = Clearance.takingBack(run, of: plan, stop) else {
                outcomes.append((step, .held(reason: stop?.sentence ?? "")))
                continue
            }
            do throws(ExecutionFailure) {
                outcomes.append((step, try await executor.takeBack(place(step.step), leaving: step.leaving, by: clearance, after: known)))
            } catch { throw CommandFailure(.failed, error.description) }
        }
        return outcomes
    }

    private func record() async throws(CommandFailure) {
        let entry = AuditEntry(
            kind: "undo", time: session.clock.now(), mode: .live, fields: ["run": .string(run.id), "by": .string(Person.name)])
        do throws(ExecutionFailure) { _ = try await audit.record([entry]) } catch { throw CommandFailure(.failed, error.description) }
    }

    // MARK: For people and programs

    func text(_ steps: [Step]) -> String {
        let head = steps.isEmpty ? [Messages.nothingToUndo(run.id)] : []
        let lines = steps.flatMap { step in
            [line(step.difference == nil ? "undo" : "leave", step.step)]
                + (step.difference.map { ["  \($0)"] } ?? step.requests.map { Self.line($0) })
        }
        let stays = lasting.flatMap { [line("stays", $0), "  \(Messages.lasting)"] }
        return (head + lines + stays).map { TerminalText.escaped($0) + "\n" }.joined()
    }

    private func line(_ word: String, _ step: PlannedStep) -> String { "\(word)  \(place(step)): \(step.step?.sentence ?? "")" }

    private static func line(_ request: JSONValue) -> String { "  \(RequestWords(request).line)" }

    func text(_ outcomes: [(step: Step, outcome: LeaseOutcome)]) -> String {
        outcomes.map { step, outcome in
            let reason = outcome.reason.map { ": \($0)" } ?? ""
            return TerminalText.escaped("\(outcome.word)  \(place(step.step))\(reason)") + "\n"
        }.joined()
    }

    func document(_ steps: [(Step, LeaseOutcome?)]) -> ResultDocument {
        ResultDocument(
            schema: "cordon/undo/1",
            [
                "run": .string(run.id),
                "steps": .array(
                    steps.map { step, outcome in
                        [
                            "step": .string(step.step.id), "action": .string(step.step.action.key),
                            "requests": .array(step.requests), "outcome": .string(outcome?.word ?? "lost"),
                            "reason": (outcome?.reason ?? step.difference).map { .string($0) } ?? .null,
                        ]
                    }),
                "stays": .array(lasting.map { ["step": .string($0.id), "action": .string($0.action.key)] }),
            ])
    }
}

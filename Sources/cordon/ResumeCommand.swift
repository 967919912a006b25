import ArgumentParser
import Canonical
import Diagnostics
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

struct ResumeCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Finish what a crash, Ctrl-C or the end of a wait has left.",
        usage: "cordon resume [--wait 10m] [--resolve RUN/STEP=done|retry …]",
        discussion: """
            Example: cordon resume --wait 1h

            What was begun is asked about, never sent blindly. What was not is read anew and judged by the policy of now, as \
            part of the plan that was reviewed; nothing is planned again.
            """)

    @Option(
        help: ArgumentHelp(
            "What the service cannot tell: whether the step was carried out (done), or not and is to be sent again (retry).",
            valueName: "run/step=answer"))
    var resolve: [String] = []

    @OptionGroup var lockOptions: LockOptions
    @OptionGroup var stayOptions: StayOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let answers = try resolve.map { text throws(CommandFailure) in try Resolution(text) }
        let project = try Project.load(projectOptions, plan: [])
        let session = try Session.open(project, projectOptions, output)
        return try await session.finishing { try await resume(session, answers, output) }
    }

    private func resume(_ session: Session, _ answers: [Resolution], _ output: Output) async throws -> Int32 {
        let ledger = try session.ledgerToWrite()
        let carrier = try PlanCarrier(
            session: session, ledger: ledger, output: output, confirmation: Confirmation(isGiven: true), staying: stayOptions.limit())
        let audit = try await AuditSession.open(session.place, ledger, within: try lockOptions.limit())
        carrier.announce(audit)
        for answer in answers { try await answer.note(ledger, audit) }
        try await audit.recordRequests(of: ledger)
        let leases = try await LeaseWork(session, ledger, audit, projectOptions).settle()
        if !Task.isCancelled {
            do { try ledger.noteKept(session.tenant.name, at: session.clock.now()) } catch { throw CommandFailure(error) }
        }
        if !leases.isEmpty {
            let view = LeaseView(leases.map { ($0.lease, $0.outcome) }, at: session.clock.now())
            output.show(view.text)
            output.show(view.document)
            _ = try await audit.checkpoint(ledger)
        }
        return ExitStatus.worst([ExitStatus.code(of: leases.map(\.outcome)), try await resume(carrier, audit, hasSettled: !leases.isEmpty)])
    }

    /// Goes on with every plan that was left.
    private func resume(_ carrier: PlanCarrier, _ audit: AuditSession, hasSettled: Bool) async throws -> Int32 {
        let (session, ledger, output) = (carrier.session, carrier.ledger, carrier.output)
        let plans: [OpenPlan]
        do { plans = try ledger.openPlans(in: session.tenant.name) } catch { throw CommandFailure(error) }
        guard !plans.isEmpty else {
            if !hasSettled { output.show(Messages.nothingLeft + "\n") }
            return 0
        }
        try refuseIfStopped(session, ledger)
        var codes: [Int32] = []
        for plan in plans {
            let ending = try await resume(plan, carrier, audit)
            codes.append(ending.code)
            if ending.isInterrupted { break }
        }
        return ExitStatus.worst(codes)
    }

    /// While nothing may be written what is left stays left: a step that is refused would never be gone on with.
    private func refuseIfStopped(_ session: Session, _ ledger: LedgerSQLite) throws(CommandFailure) {
        let stop: Stop?
        do { stop = try session.brake(ledger).standing() } catch { throw CommandFailure(error) }
        if let stop { throw CommandFailure(.refused, stop.sentence) }
    }

    /// Goes on with one plan. What keeps it from that is told, and the others are gone on with all the same.
    private func resume(_ open: OpenPlan, _ carrier: PlanCarrier, _ audit: AuditSession) async throws -> PlanCarrier.Ending {
        do {
            let (plan, pipeline, past) = try PlanRecovery(carrier.session, carrier.ledger, projectOptions).recoverRuns(of: open)
            let age = carrier.session.project.policy.planAge
            // Nobody was to work on it while it waited.
            let worked = max(open.worked, past.waitsUntil ?? .earliest)
            let stale = carrier.session.clock.now() - worked > age ? Messages.stale(since: worked, age) : nil
            let edited = EditedPlaybooks(plan, pipeline.graph, folder: carrier.session.project.folder)
            return try await carrier.resume(plan, after: past, by: pipeline, audit) { stale ?? edited.reason(for: $0) }
        } catch let failure as CommandFailure where failure.kind != .unreachable {
            _ = Output.fail(failure)
            return PlanCarrier.Ending(code: failure.kind.rawValue, isInterrupted: false)
        }
    }
}

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
        let audit = try AuditSession.open(session.place, ledger)
        carrier.announce(audit)
        for answer in answers { try await answer.note(ledger, audit) }
        try await audit.recordStops(of: ledger)
        let plans: [OpenPlan]
        do { plans = try ledger.openPlans(in: session.tenant.name) } catch { throw CommandFailure(error) }
        guard !plans.isEmpty else {
            output.show(Messages.nothingLeft + "\n")
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
            try requireBeginning(of: open, carrier)
            let (plan, pipeline) = try recompute(open, carrier.session)
            let past: PlanPast
            do { past = try carrier.ledger.past(of: open.digest) } catch { throw CommandFailure(error) }
            let age = carrier.session.project.policy.planAge
            let stale = carrier.session.clock.now() - open.worked > age ? Messages.stale(since: open.worked, age) : nil
            let edited = EditedPlaybooks(plan, pipeline.graph, folder: carrier.session.project.folder)
            return try await carrier.resume(plan, after: past, by: pipeline, audit) { stale ?? edited.reason(for: $0) }
        } catch let failure as CommandFailure where failure.kind != .unreachable {
            _ = Output.fail(failure)
            return PlanCarrier.Ending(code: failure.kind.rawValue, isInterrupted: false)
        }
    }

    /// Refuses what the signed log does not know of: a kill before its first record has left it, or somebody has put it into
    /// the ledger. Nothing of it was sent.
    private func requireBeginning(of plan: OpenPlan, _ carrier: PlanCarrier) throws(CommandFailure) {
        guard try !carrier.session.place.logHolds(beginningOf: plan.digest) else { return }
        do { try carrier.ledger.forget(plan: plan.digest) } catch { throw CommandFailure(error) }
        throw CommandFailure(.refused, Messages.notBegun(plan.digest.description))
    }

    /// The plan as it was reviewed, from what the ledger has kept.
    private func recompute(_ open: OpenPlan, _ session: Session) throws(CommandFailure) -> (Plan, Pipeline) {
        guard let archive = open.archive else { throw CommandFailure(.refused, Messages.planLost(open.digest.description)) }
        let file: PlanFile
        do throws(PlanFile.Refusal) { file = try PlanFile(archive.file) } catch {
            throw CommandFailure(.refused, Messages.refused(open.digest.description, error))
        }
        let project = try Project.load(projectOptions, archive: archive, playbooks: file.inputs.files.map(\.path))
        guard let graph = project.graph, !project.hasErrors else {
            throw CommandFailure(.failed, Messages.unreadableArchive(open.digest.description))
        }
        do throws(PlanFile.Refusal) {
            // Of a plan that was begun in time the rest may be carried out later: it is reviewed again.
            let plan = try file.plan(
                graph, project.policy, tenant: session.tenant.name, tenantID: session.tenant.id, now: file.inputs.time)
            return (plan, session.pipeline(graph, project.policy))
        } catch { throw CommandFailure(.refused, Messages.refused(open.digest.description, error)) }
    }
}

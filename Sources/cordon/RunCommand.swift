import ArgumentParser
import Pipeline
import Planning

struct RunCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plan and apply in one go; --dry-run rehearses the whole run.",
        usage: "cordon run [PATH …] [--dry-run] [--yes] [--wait 10m]",
        discussion: "Example: cordon run --dry-run --since 24h")

    @OptionGroup var planOptions: PlanOptions

    @Flag(help: "Rehearse: the same executor with an effector that cannot send.")
    var dryRun = false

    @Flag(help: "Do not ask. Required where there is no terminal to ask on.")
    var yes = false

    @OptionGroup var lockOptions: LockOptions
    @OptionGroup var stayOptions: StayOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let confirmation = try Confirmation(isGiven: yes || dryRun)
        let project = try Project.load(projectOptions, paths: planOptions.paths)
        let session = try Session.open(project, projectOptions, output)
        return try await session.finishing { try await run(session, output, confirmation) }
    }

    private func run(_ session: Session, _ output: Output, _ confirmation: Confirmation) async throws -> Int32 {
        let carrier = try PlanCarrier(
            session: session, ledger: session.ledgerToWrite(), output: output, confirmation: confirmation, staying: stayOptions.limit())
        guard !dryRun else { return try await carrier.rehearse(plan(session)) }
        let audit = try await AuditSession.open(session.place, carrier.ledger, within: try lockOptions.limit())
        return try await carrier.run(plan(session), audit)
    }

    private func plan(_ session: Session) async throws -> Plan {
        do { return try await session.pipeline.plan(planOptions.request(session)) } catch let failure as PipelineFailure {
            throw planOptions.explained(failure)
        }
    }
}

import ArgumentParser
import Canonical
import Execution
import Pipeline
import Planning
import Playbooks
import Views

struct ApplyCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Carry out exactly this plan, or refuse and say what has changed.",
        usage: "cordon apply PLANFILE [--yes] [--wait 10m] [--digest sha256:…]",
        discussion: "Example: cordon apply plan.json --yes")

    @Argument(help: ArgumentHelp("A file that `cordon plan --out` wrote.", valueName: "planfile"))
    var planFile: String

    @Flag(help: "Do not ask. Required where there is no terminal to ask on.")
    var yes = false

    @Option(help: ArgumentHelp("Only the plan of this digest: the one that the reviewer saw.", valueName: "sha256:…"))
    var digest: String?

    @OptionGroup var lockOptions: LockOptions
    @OptionGroup var stayOptions: StayOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let confirmation = try Confirmation(isGiven: yes)
        let bytes = try Files.bytes(planFile)
        let file = try refusing { () throws(PlanFile.Refusal) in try PlanFile(bytes) }
        try checkDigest(file.digest)
        let project = try Project.load(projectOptions, plan: file.inputs.files.map(\.path))
        try refusing { () throws(PlanFile.Refusal) in try file.checkFiles(project.playbooks) }
        let session = try Session.open(project, projectOptions, output)
        return try await session.finishing { try await apply(file, session, output, confirmation) }
    }

    private func apply(_ file: PlanFile, _ session: Session, _ output: Output, _ confirmation: Confirmation)
        async throws -> Int32
    {
        let ledger = try session.ledgerToWrite()
        let plan = try refusing { () throws(PlanFile.Refusal) in
            try file.plan(
                session.graph, session.project.policy, tenant: session.tenant.name, tenantID: session.tenant.id,
                now: session.clock.now())
        }
        let carrier = try PlanCarrier(
            session: session, ledger: ledger, output: output, confirmation: confirmation, staying: stayOptions.limit())
        let audit = try await AuditSession.open(session.place, ledger, within: try lockOptions.limit())
        try checkUnused(file.digest, ledger)
        return try await carrier.apply(plan, audit)
    }

    private func checkDigest(_ digest: Digest) throws(CommandFailure) {
        guard let asked = self.digest else { return }
        guard let wanted = Digest(asked) else { throw CommandFailure(.usage, Messages.notADigest(asked)) }
        guard wanted == digest else {
            throw CommandFailure(.refused, Messages.otherDigest(file: digest.description, asked: asked))
        }
    }

    private func checkUnused(_ digest: Digest, _ ledger: any Ledger) throws(CommandFailure) {
        do throws(LedgerFailure) {
            if let time = try ledger.use(of: digest) { throw LedgerFailure.usedBefore(at: time) }
        } catch { throw CommandFailure(error) }
    }

    private func refusing<Value>(_ body: () throws(PlanFile.Refusal) -> Value) throws(CommandFailure) -> Value {
        do { return try body() } catch { throw CommandFailure(.refused, Messages.refused(planFile, error)) }
    }
}

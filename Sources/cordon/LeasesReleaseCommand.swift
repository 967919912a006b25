import ArgumentParser
import Execution
import LedgerSQLite

struct LeasesReleaseCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Take a step back now.",
        usage: "cordon leases release RUN/STEP",
        discussion: """
            Example: cordon leases release r-abcdefghij/isolate

            Only what is still there and ours is taken back. While another command is at work the next `cordon resume` does it.
            """)

    @Argument(help: ArgumentHelp("The lease, as `cordon leases list` names it.", valueName: "run/step"))
    var place: String

    @OptionGroup var lockOptions: LockOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try Lease.Place(parsing: self.place)
        _ = try await RunLedger(projectOptions).ask(of: place, until: nil)
        let session = try Session.open(try Project.load(projectOptions, plan: []), projectOptions, output)
        return try await session.finishing {
            let ledger = try session.ledgerToWrite()
            let audit = try await AuditSession.open(session.place, ledger, within: try lockOptions.limit())
            let settled = try await LeaseWork(session, ledger, audit, projectOptions).settle(place)
            _ = try await audit.checkpoint(ledger)
            let view = LeaseView(settled.map { ($0.lease, $0.outcome) }, at: session.clock.now())
            output.show(view.text)
            output.show(view.document)
            return ExitStatus.code(of: settled.map(\.outcome))
        }
    }
}

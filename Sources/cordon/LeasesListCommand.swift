import ArgumentParser
import Execution

struct LeasesListCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What is in force for a time, by which run, and until when; the one that ends first before the others.",
        usage: "cordon leases list [--check]",
        discussion: "Example: cordon leases list --check --format json")

    @Flag(help: "Read from the service how each stands there: what was taken back, or done by somebody else, since.")
    var check = false

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        guard check else {
            show(try RunLedger(projectOptions).leases().map { ($0, nil) }, output)
            return 0
        }
        let session = try Session.open(try Project.load(projectOptions, plan: []), projectOptions, output)
        return try await session.finishing {
            let ledger = try session.ledgerToWrite()
            show(try await LeaseCheck(session, ledger, projectOptions).rows(), output)
            return 0
        }
    }

    private func show(_ rows: [(lease: Lease, outcome: LeaseOutcome?)], _ output: Output) {
        let view = LeaseView(rows, at: SystemClock().now())
        output.show(view.text)
        output.show(view.document)
    }
}

import ArgumentParser
import Execution
import LedgerSQLite

struct RunsListCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The runs of the tenant, those that are not over first.",
        usage: "cordon runs list [--last N]",
        discussion: "Example: cordon runs list --last 20")

    @Option(help: ArgumentHelp("So many at most (default: 50).", valueName: "n"))
    var last: Int?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if let last, last < 1 { throw ValidationError("--last takes a number from 1 on.") }
    }

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let ledger = try RunLedger(projectOptions)
        for lease in try ledger.leases() where lease.isDue(at: SystemClock().now()) { output.note(Messages.overdue(lease)) }
        let view = RunListView(try ledger.runs(last ?? 50))
        output.show(view.text)
        output.show(view.document)
        return 0
    }
}

import ArgumentParser
import Execution
import LedgerSQLite

struct RunsListCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The runs of the tenant, those that are not over first.",
        usage: "cordon runs list [--last N]",
        discussion: """
            Without --last there are 50 at most.
            Example: cordon runs list --last 20
            """)

    @OptionGroup var lastOptions: LastOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let ledger = try RunLedger(projectOptions)
        try ledger.tellOverdue(output)
        let view = RunListView(try ledger.runs(lastOptions.last ?? 50))
        output.show(view.text)
        output.show(view.document)
        return 0
    }
}

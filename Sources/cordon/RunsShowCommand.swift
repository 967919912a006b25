import ArgumentParser
import Execution
import LedgerSQLite

struct RunsShowCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One run: how its steps ended, and every request that was made for it.",
        usage: "cordon runs show RUN",
        discussion: "Example: cordon runs show r-abcdefghij")

    @Argument(help: ArgumentHelp("The run's id.", valueName: "run"))
    var run: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let ledger = try RunLedger(projectOptions)
        try ledger.tellOverdue(output)
        let view = RunDetailView(try ledger.run(run), try ledger.questions(of: run))
        output.show(view.text)
        output.show(view.document)
        return 0
    }
}

import ArgumentParser
import Audit
import Execution
import LedgerSQLite

struct RunsCancelCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Begin nothing more of a run. What has been done stays; what the device is doing goes on.",
        usage: "cordon runs cancel RUN",
        discussion: """
            Example: cordon runs cancel r-abcdefghij

            A command that is at work heeds it before its next step; else the next `cordon resume` ends the run.
            """)

    @Argument(help: ArgumentHelp("The run's id.", valueName: "run"))
    var run: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let ledger = try RunLedger(projectOptions)
        let record = try ledger.run(run).run
        if let outcome = record.outcome { throw CommandFailure(.refused, Messages.overAlready(run, outcome)) }
        if try await ledger.cancel(run) {
            output.show(Messages.cancelled(run) + "\n")
        } else {
            output.show(Messages.cancelledBefore(run, by: record.cancelledBy) + "\n")
        }
        output.show(RunListView([try ledger.run(run).run]).document)
        return 0
    }
}

import ArgumentParser
import Execution

struct UndoCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back what a run did, the last step first: what is still in force and ours.",
        usage: "cordon undo RUN [--yes]",
        discussion: """
            Example: cordon undo r-abcdefghij

            The requests are those that the reviewed plan names for it, and are shown first. Plans are kept for 30 days for this.
            """)

    @Argument(help: ArgumentHelp("The run's id, as `cordon runs list` shows it.", valueName: "run"))
    var run: String

    @Flag(help: "Do not ask. Required where there is no terminal to ask on.")
    var yes = false

    @OptionGroup var lockOptions: LockOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let confirmation = try Confirmation(isGiven: yes)
        let session = try Session.open(try Project.load(projectOptions, plan: []), projectOptions, output)
        return try await session.finishing {
            let ledger = try session.ledgerToWrite()
            session.tellOverdue(ledger, output)
            let audit = try await AuditSession.open(session.place, ledger, within: try lockOptions.limit())
            let undo = try RunUndo(run, session, ledger, audit, projectOptions)
            let steps = try await undo.steps()
            output.show(undo.text(steps))
            guard steps.contains(where: { $0.difference == nil }) else {
                output.show(undo.document(steps.map { ($0, nil) }))
                return 0
            }
            _ = try confirmation.ask(steps: steps.count { $0.difference == nil })
            let outcomes = try await undo.carryOut(steps)
            _ = try await audit.checkpoint(ledger)
            output.show(undo.text(outcomes))
            output.show(undo.document(outcomes.map { ($0.step, $0.outcome) }))
            return ExitStatus.code(of: outcomes.map(\.outcome))
        }
    }
}

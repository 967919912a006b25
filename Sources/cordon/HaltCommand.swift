import ArgumentParser
import Canonical
import Execution
import Guardrails
import LedgerSQLite
import Views

struct HaltCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "halt",
        abstract: "The kill switch: from now on nothing is written, in any tenant of the project.",
        usage: "cordon halt [--reason TEXT]",
        discussion: """
            Example: cordon halt --reason "the isolation of the print servers is a mistake"

            A command that is at work stops before its next write. `cordon unhalt` ends it.
            """)

    @Option(help: ArgumentHelp("Why; refusals and the audit log repeat it.", valueName: "text"))
    var reason = "no reason was given"

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try AuditPlace(whateverIsWrongWith: projectOptions)
        let stop = Stop(kind: .halt, reason: reason, by: Person.name, since: SystemClock().now())
        try StateFolder.make(for: place.ledger)
        // The file first: it holds from this moment on, whatever becomes of ledger and log.
        try HaltFile(besides: place.ledger).write(stop)
        output.show(Messages.halted + "\n")
        let isRecorded = try await StopRecord(place).note { ledger throws(LedgerFailure) in try ledger.begin(stop: stop, tenant: nil) }
        if !isRecorded { output.note(Messages.recordedByOther) }
        for lease in (try? LedgerSQLite(reading: place.ledger).leases()) ?? [] { output.show(Messages.outlives(lease) + "\n") }
        output.show(
            HaltView(isHalted: true, stops: [stop], isRecorded: isRecorded).document)
        return 0
    }
}

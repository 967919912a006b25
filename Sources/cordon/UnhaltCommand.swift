import ArgumentParser
import Canonical
import Execution
import Guardrails
import LedgerSQLite
import Views

struct UnhaltCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "unhalt",
        abstract: "End `cordon halt`, and close a breaker that has opened: writing is allowed again.",
        usage: "cordon unhalt",
        discussion: "Example: cordon unhalt")

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try AuditPlace(whateverIsWrongWith: projectOptions)
        let file = HaltFile(besides: place.ledger)
        var ended: [Stop] = []
        var isRecorded = true
        if Files.exists(place.ledger) || Files.exists(file.path) {
            try StateFolder.make(for: place.ledger)
            isRecorded = try await StopRecord(place).note { ledger throws(LedgerFailure) in
                // A file that the ledger knows nothing of is told as well.
                if let stop = file.stop() { try ledger.begin(stop: stop, tenant: nil) }
                ended = try ledger.liftStops(by: Person.name, at: SystemClock().now())
            }
            // The file last: until all is noted, nothing is written.
            try file.remove()
        }
        output.show(Messages.unhalted(ended))
        if !isRecorded { output.note(Messages.recordedByOther) }
        output.show(HaltView(isHalted: false, stops: ended, isRecorded: isRecorded).document)
        return 0
    }
}

import ArgumentParser
import Audit
import Canonical
import Execution
import LedgerSQLite
import Views

struct AuditVerifyCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold the audit log against its signed roots: any change, deletion or truncation is found.",
        usage: "cordon audit verify [--checkpoint FILE]",
        discussion: """
            Example: cordon audit verify --checkpoint /mnt/witness/audit.checkpoint

            Without --checkpoint the one beside the log is taken. A log that was cut off together with that one is found \
            only with a checkpoint that was kept elsewhere, or by the root in the ledger.
            """)

    @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"))
    var checkpoint: String?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try AuditPlace(projectOptions)
        let root = try ledgerRoot(place.ledger)
        let hasCheckpoint = Files.exists(place.checkpoint)
        guard Files.exists(place.log) || root != nil || hasCheckpoint || checkpoint != nil else {
            output.note(Messages.noLog)
            return 0
        }
        let log = Files.exists(place.log) ? try Files.bytes(place.log) : []
        let signed =
            try checkpoint.map { path throws(CommandFailure) in try Files.bytes(path) }
            ?? (hasCheckpoint ? try Files.bytes(place.checkpoint) : nil)
        let verification = AuditVerifier.verify(log: log, checkpoint: signed, ledgerRoot: root.map { Array($0.utf8) })
        let isOurs = try keyFits(verification, place.key)
        output.show(ResultDocument(.object(verification.json)))
        for finding in verification.findings { output.show("\(finding)\n") }
        output.show(verification.summary + "\n")
        if !isOurs { throw CommandFailure(.failed, Messages.otherKey(place.key)) }
        return verification.isIntact ? 0 : 1
    }

    private func ledgerRoot(_ path: String) throws(CommandFailure) -> String? {
        guard Files.exists(path) else { return nil }
        do throws(LedgerFailure) { return try LedgerSQLite(reading: path).lastRoot() } catch { throw CommandFailure(error) }
    }

    /// The key beside the log, where this machine has it, must be the one that the log names.
    private func keyFits(_ verification: Verification, _ path: String) throws(CommandFailure) -> Bool {
        guard let identity = verification.identity else { return true }
        do throws(KeyFile.Fault) {
            guard let key = try KeyFile(path: path).load() else { return true }
            return key.verifyingKey == identity.key
        } catch { throw CommandFailure(.failed, error.description) }
    }
}

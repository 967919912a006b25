import ArgumentParser
import Audit
import Canonical
import Views

struct AuditVerifyCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold the audit log against its signed roots: any change, deletion or truncation is found.",
        usage: "cordon audit verify [--checkpoint FILE] [--witness KEY]",
        discussion: """
            Example: cordon audit verify --checkpoint /mnt/witness/audit.checkpoint

            Without --checkpoint the one beside the log is taken. A log that was cut off together with that one is found \
            only with a checkpoint that was kept elsewhere, or by the root in the ledger.
            """)

    @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"))
    var checkpoint: String?

    @Option(
        help: ArgumentHelp(
            "Demand that this witness has cosigned the checkpoint: its key, as `cordon audit cosign` names it.", valueName: "key"))
    var witness: String?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try AuditPlace(projectOptions)
        let files = try AuditFiles(place)
        guard !files.isNone || checkpoint != nil else {
            output.note(Messages.noLog)
            return 0
        }
        let signed = try checkpoint.map { path throws(CommandFailure) in try Files.bytes(path) } ?? files.checkpoint
        let verification = AuditVerifier.verify(
            log: files.log, checkpoint: signed, ledgerRoot: files.ledgerRoot, hashes: files.hashes,
            missing: files.missing, witness: try witnessKey())
        let isOurs = try keyFits(verification, place.key)
        output.show(ResultDocument(.object(verification.json)))
        for finding in verification.findings { output.show("\(finding)\n") }
        output.show(verification.summary + "\n")
        if let time = verification.cosigned { output.show(Messages.isCosigned(time)) }
        if !isOurs { throw CommandFailure(.failed, Messages.otherKey(place.key)) }
        return verification.isIntact ? 0 : 1
    }

    private func witnessKey() throws(CommandFailure) -> WitnessKey? {
        guard let witness else { return nil }
        guard let key = WitnessKey(witness) else { throw CommandFailure(.usage, Messages.badWitnessKey) }
        return key
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

import ArgumentParser
import Audit
import Canonical
import Views

struct AuditCosignCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: "As a second instance, sign a checkpoint of a log that has only grown since the last one.",
        usage: "cordon audit cosign CHECKPOINT --state FILE --key FILE [--proof FILE] [--log-key KEY]",
        discussion: """
            Example: cordon audit cosign new.checkpoint --proof proof.json --state contoso.witness --key witness.key

            For another machine than the log's: it needs neither the log nor a project. The proof is what \
            `cordon audit consistency LAST --to CHECKPOINT --format json` prints where the log is. What was cosigned stands in the state file; \
            whoever rewrites the log gets no second signature for the same records.
            """)

    @Argument(help: ArgumentHelp("The checkpoint, as `cordon audit checkpoint` printed it.", valueName: "checkpoint"))
    var checkpoint: String

    @Option(help: ArgumentHelp("What this witness has cosigned of this log; made the first time.", valueName: "file"))
    var state: String

    @Option(help: ArgumentHelp("The witness's private key; made the first time.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("The name in the signature.", valueName: "name"))
    var name = "cordon-witness"

    @Option(help: ArgumentHelp("That the log goes on from what was cosigned last.", valueName: "file"))
    var proof: String?

    @Option(help: ArgumentHelp("The public key of the log (ed25519:…), needed the first time.", valueName: "key"))
    var logKey: String?

    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let signingKey: SigningKey
        do throws(KeyFile.Fault) { signingKey = try KeyFile(path: key).loadOrCreate() } catch {
            throw CommandFailure(.failed, error.description)
        }
        guard let witness = WitnessKey(name: name, key: signingKey.verifyingKey) else {
            throw CommandFailure(.usage, Messages.badWitnessName(name))
        }
        let (bytes, log, grown) = (try Files.bytes(checkpoint), try readLogKey(), try readProof())
        let cosigned: SignedCheckpoint
        do throws(WitnessFile.Fault) {
            cosigned = try WitnessFile(path: state).cosign(
                bytes, of: log, proof: grown, by: signingKey, as: witness, at: SystemClock().now())
        } catch { throw Self.failure(error) }
        output.show(cosigned.text)
        output.note(Messages.cosigned(witness))
        output.show(ResultDocument(.object(cosigned.json(isFresh: nil, cosignedBy: witness))))
        return 0
    }

    private func readLogKey() throws(CommandFailure) -> VerifyingKey? {
        guard let logKey else { return nil }
        guard let key = VerifyingKey(logKey) else { throw CommandFailure(.usage, Messages.badLogKey) }
        return key
    }

    private func readProof() throws(CommandFailure) -> ConsistencyProof? {
        guard let proof else { return nil }
        guard let read = ConsistencyProof(json: try Files.bytes(proof)) else { throw CommandFailure(.usage, Messages.badProof(proof)) }
        return read
    }

    private static func failure(_ fault: WitnessFile.Fault) -> CommandFailure {
        switch fault {
        case .file, .refused, .unreadable: CommandFailure(.failed, fault.description)
        case .locked: CommandFailure(.refused, fault.description)
        case .logUnknown, .otherLog: CommandFailure(.usage, fault.description)
        }
    }
}

import ArgumentParser
import Audit
import Canonical
import Views

struct AuditCheckpointCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the signed checkpoint of what the log holds, to keep elsewhere.",
        usage: "cordon audit checkpoint",
        discussion: """
            Example: cordon audit checkpoint > /mnt/witness/cordon.checkpoint

            It is made now. While another command writes the log, or where the log's key is not, the last one that was made is printed.
            """)

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let place = try AuditPlace(projectOptions)
        let files = try AuditFiles(place)
        guard !files.isNone else {
            output.note(Messages.noLog)
            return 0
        }
        let (checkpoint, isFresh) = try signed(place, files, output)
        output.show(checkpoint.text)
        output.show(ResultDocument(.object(checkpoint.json(isFresh: isFresh))))
        return 0
    }

    private func signed(
        _ place: AuditPlace, _ files: AuditFiles, _ output: Output
    ) throws(CommandFailure) -> (SignedCheckpoint, isFresh: Bool) {
        do throws(AuditError) {
            var writer = try LogWriter(opening: place.opening(ledgerRoot: files.ledgerRoot, at: SystemClock().now()))
            return (try writer.checkpoint(), true)
        } catch {
            switch error {
            case .locked, .keyMissing: break
            default: throw CommandFailure(.refused, Messages.auditUnusable(error))
            }
            guard let last = lastOne(files) else { throw CommandFailure(.refused, error.description) }
            output.note(Messages.lastCheckpoint(error, last.checkpoint.size))
            return (last, false)
        }
    }

    /// `audit.checkpoint`, if it is one of this log and holds.
    private func lastOne(_ files: AuditFiles) -> SignedCheckpoint? {
        let verification = AuditVerifier.verify(log: files.log, checkpoint: files.checkpoint)
        guard verification.isIntact, let identity = verification.identity, let bytes = files.checkpoint else { return nil }
        return try? SignedCheckpoint(bytes, of: identity)
    }
}

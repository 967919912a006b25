import ArgumentParser
import Audit
import Canonical
import Views

struct AuditConsistencyCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "consistency",
        abstract: "Show that the log of now goes on from a checkpoint that was kept: nothing of it was changed or removed.",
        usage: "cordon audit consistency OLD_CHECKPOINT [--to FILE]",
        discussion: """
            Example: cordon audit consistency /mnt/witness/cordon.checkpoint

            With --format json it also prints the proof (RFC 6962, section 2.1.2), which convinces others without the log.
            """)

    @Argument(help: ArgumentHelp("The checkpoint that was kept, as `cordon audit checkpoint` printed it.", valueName: "old-checkpoint"))
    var kept: String

    @Option(help: ArgumentHelp("A later checkpoint that the proof is to lead to (default: all that the log holds).", valueName: "file"))
    var to: String?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let files = try AuditFiles(try AuditPlace(projectOptions))
        let answer = AuditVerifier.continuation(
            of: try Files.bytes(kept), to: try to.map { path throws(CommandFailure) in try Files.bytes(path) }, log: files.log,
            checkpoint: files.checkpoint, ledgerRoot: files.ledgerRoot, hashes: files.hashes)
        for finding in answer.findings { output.show("\(finding)\n") }
        output.show(answer.summary + "\n")
        output.show(ResultDocument(.object(answer.json)))
        return answer.isProven ? 0 : 1
    }
}

import ArgumentParser
import CProcess
import Diagnostics
import Foundation

@main
struct Cordon: AsyncParsableCommand {
    static let version = "0.1.0"
    private static let fewestFiles: UInt = 64

    static let configuration = CommandConfiguration(
        commandName: "cordon",
        abstract: "Declarative response for Microsoft Defender for Endpoint.",
        discussion: """
            Playbooks say which alerts call for which actions on a device. `plan` shows what they would do now and why, \
            `apply` does exactly that or refuses, and `audit verify` proves what was done.

            Exit codes: 0 done, 1 errors in files or a step failed, 2 changes are planned (plan --detailed-exitcode), \
            3 something is pending or not known, 4 refused, 5 the service cannot be reached or the sign-in failed, \
            64 wrong usage.
            """,
        version: version,
        subcommands: [
            InitCommand.self, ValidateCommand.self, FmtCommand.self, ExplainCommand.self, GraphCommand.self, EvalCommand.self,
            SchemaCommand.self, PlanCommand.self, ApplyCommand.self,
            RunCommand.self, ResumeCommand.self, RunsCommand.self, ApproveCommand.self, DenyCommand.self, UndoCommand.self,
            LeasesCommand.self,
            HaltCommand.self, UnhaltCommand.self,
            AuditCommand.self, AuthCommand.self, HuntCommand.self, APICommand.self,
            SimulateCommand.self,
        ])

    static func main() async {
        // What a crash leaves behind would hold the secrets that are in memory. Where the kernel refuses, nothing more can be done.
        _ = cordon_keep_memory_private()
        // With fewer the event loops of the network end the process without a word of ours.
        let files = cordon_raise_open_files()
        guard files >= fewestFiles else { exit(withError: Output.fail(CommandFailure(.failed, Messages.tooFewFiles(files, fewestFiles)))) }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch  where exitCode(for: error) == .validationFailure {
            // The sentence about wrong usage repeats what was typed, which may be what somebody else wrote.
            let message = TerminalText.escapedLines(fullMessage(for: error))
            if !message.isEmpty { Output.write(message + "\n", to: FileHandle.standardError) }
            exit(withError: ExitCode.validationFailure)
        } catch {
            exit(withError: error)
        }
    }
}

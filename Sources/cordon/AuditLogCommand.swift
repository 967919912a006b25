import ArgumentParser
import Audit
import Canonical
import Diagnostics
import Foundation

struct AuditLogCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show the entries of the audit log; with --format json the lines themselves.",
        usage: "cordon audit log [--last N]",
        discussion: "Example: cordon audit log --format json | jq 'select(.kind == \"intent\")'")

    @OptionGroup var lastOptions: LastOptions
    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let bytes = try AuditPlace(projectOptions).parts().log
        guard !bytes.isEmpty else {
            output.note(Messages.noLog)
            return 0
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { [UInt8]($0) }
        for line in lines.suffix(lastOptions.last ?? lines.count) {
            if output.isJSON {
                // The very bytes that were signed; a terminal gets the same JSON with escapes for what would speak to it.
                let text = String(decoding: line, as: UTF8.self)
                Output.write((Output.isTerminal ? TerminalText.escapedJSON(text) : text) + "\n", to: FileHandle.standardOutput)
            } else {
                output.show(AuditLine.text(line) + "\n")
            }
        }
        return 0
    }
}

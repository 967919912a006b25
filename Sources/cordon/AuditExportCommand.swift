import ArgumentParser
import Audit
import Canonical
import Diagnostics
import Foundation
import Views

struct AuditExportCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "The audit log for other tools: its own lines, CSV, or OCSF events.",
        usage: "cordon audit export --format jsonl|csv|ocsf",
        discussion: """
            Example: cordon audit export --format ocsf > events.jsonl

            OCSF: an event of the class Remediation Activity (7001) for each request that was sent or may have been, one on a line; \
            rehearsals are none. CSV: a row for each record; what a spreadsheet would compute gets an apostrophe in front.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, csv, ocsf
    }

    @Option(help: "In which form.")
    var format: Format

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: false)
        let files = try AuditFiles(try AuditPlace(projectOptions))
        guard !files.isNone else {
            output.note(Messages.noLog)
            return 0
        }
        let (records, isWhole) = files.records(output)
        switch format {
        case .jsonl: Self.write(records.map { String(decoding: $0.line, as: UTF8.self) })
        case .ocsf: Self.write(RemediationEvents(records).events.map { JSONValue.object($0).canonicalText })
        case .csv:
            Output.write(AuditTable.head, to: FileHandle.standardOutput)
            for record in records { Output.write(Self.harmless(AuditTable.row(record)), to: FileHandle.standardOutput) }
        }
        return isWhole ? 0 : 1
    }

    private static func write(_ lines: [String]) {
        for line in lines { Output.write(harmless(line) + "\n", to: FileHandle.standardOutput) }
    }

    /// A file gets the text as it is; on a terminal nothing may speak to it.
    private static func harmless(_ text: String) -> String { Output.isTerminal ? TerminalText.escapedJSON(text) : text }
}

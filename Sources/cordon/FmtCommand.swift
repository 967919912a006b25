import ArgumentParser
import Diagnostics
import Formatting
import Foundation

struct FmtCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lay playbooks out in one way, with their comments; what they mean stays.",
        usage: "cordon fmt [PATH …]",
        discussion: """
            Example: cordon fmt playbooks --check

            A file that has errors, or whose meaning would change, is left as it is and named.
            """)

    @Argument(help: "Files and folders (default: the playbooks of cordon.yaml).")
    var paths: [String] = []

    @Flag(help: "Write nothing; exit 1 if a file is not laid out.")
    var check = false

    @Option(help: "The folder with cordon.yaml (default: the nearest one upwards).")
    var project: String?

    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: false)
        let collector = DiagnosticCollector()
        let reader = SourceReader(folder: try Project.folder(project), drafts: [:], collector)
        try reader.playbooks(paths, paths.isEmpty ? Project.configuration(in: reader.folder) : nil)
        var changed = 0
        for source in reader.sources {
            guard let path = reader.locations[source], let text = CanonicalLayout.text(of: source, into: collector),
                !source.bytes.elementsEqual(text.utf8)
            else { continue }
            changed += 1
            if !check { try Files.replace(path, with: Array(text.utf8)) }
            output.show((check ? Messages.notLaidOut(source.path) : Messages.laidOut(source.path)) + "\n")
        }
        show(collector, reader)
        output.note(Messages.layoutSummary(files: reader.sources.count, changed: changed, isCheck: check))
        return collector.hasErrors || (check && changed > 0) ? 1 : 0
    }

    private func show(_ collector: DiagnosticCollector, _ reader: SourceReader) {
        let report = DiagnosticReport(collector.diagnostics, files: reader.order)
        guard !report.diagnostics.isEmpty else { return }
        let isColoured = terminal.output(isJSON: false).isColoured
        let text = TerminalRenderer.render(report.json, sources: reader.sources, color: isColoured)
        Output.write(text, to: FileHandle.standardError)
    }
}

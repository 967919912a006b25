import ArgumentParser
import Diagnostics
import Playbooks
import Views

struct ValidateCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check playbooks and cordon.yaml: every mistake of every file, without any request.",
        usage: "cordon validate [PATH …]",
        discussion: """
            Example: cordon validate playbooks/contain-ransomware.yaml --format sarif

            --fix mends in the files what can be mended beyond doubt (a slip with one spelling near it, yes for true, tabs that \
            indent), says what it changed, and shows what is left. `--format github` is for workflows of GitHub Actions.
            """)

    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Mend what can be mended beyond doubt.")
    var fix = false

    @Option(help: "How mistakes are shown.")
    var format: DiagnosticFormat = .human

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var terminal: TerminalOptions

    func execute() async throws -> Int32 {
        let output = terminal.output(isJSON: format != .human)
        var project = fix ? try fixed(output) : try Project.load(projectOptions, paths: paths)
        project.diagnostics += project.remarks(at: SystemClock().now(), in: projectOptions.tenant)
        format.show(project, terminal)
        let hasWarnings = project.report.warnings > 0
        if project.hasErrors || (strict && hasWarnings) { return 1 }
        output.show(Messages.valid(files: project.graph?.files.count ?? 0, playbooks: project.graph?.rules.count ?? 0) + "\n")
        return 0
    }

    /// Mends the files, writes them and says what was changed.
    private func fixed(_ output: Output) throws(CommandFailure) -> Project {
        let mending = try Mending(projectOptions, paths: paths)
        for (path, bytes) in mending.drafts.sorted(by: { $0.key < $1.key }) { try Files.replace(path, with: bytes) }
        for diagnostic in mending.mended {
            guard let fix = diagnostic.fix else { continue }
            let sentence = Messages.mended(diagnostic, fix)
            if format == .human { output.show(sentence + "\n") } else { output.note(sentence) }
        }
        return mending.project
    }
}

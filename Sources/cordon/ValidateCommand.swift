import ArgumentParser
import Diagnostics
import Playbooks
import Views

struct ValidateCommand: CordonCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check playbooks and cordon.yaml: every mistake of every file, without any request.",
        usage: "cordon validate [PATH …]",
        discussion: "Example: cordon validate playbooks/contain-ransomware.yaml --format json")

    @Argument(help: "Files and folders of playbooks (default: those of cordon.yaml).")
    var paths: [String] = []

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func execute() async throws -> Int32 {
        let output = outputOptions.output
        let project = try Project.load(projectOptions, paths: paths)
        let warnings = project.graph.map { $0.warnings(at: SystemClock().now()) } ?? []
        project.collector.report(contentsOf: warnings)
        project.showDiagnostics(output)
        let hasWarnings = !project.collector.diagnostics.isEmpty
        if project.collector.hasErrors || (strict && hasWarnings) { return 1 }
        output.show(Messages.valid(files: project.graph?.files.count ?? 0, playbooks: project.graph?.rules.count ?? 0) + "\n")
        return 0
    }
}

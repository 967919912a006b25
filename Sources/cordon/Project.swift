import ActionKit
import Actions
import Canonical
import Diagnostics
import Foundation
import Pipeline
import Playbooks
import Views

/// A project: its folder, its cordon.yaml and its playbooks, with all their mistakes.
struct Project {
    let folder: String
    let configuration: Configuration?
    let policy: Policy
    let graph: RuleGraph?
    let collector: DiagnosticCollector
    /// The files that were read, for excerpts.
    let sources: [SourceFile]
    /// The playbook files by their bytes.
    let playbooks: [RuleGraph.File]

    /// Reads cordon.yaml alone, for commands that need no playbooks.
    /// - Throws: exit 1 if it has errors.
    static func configuration(_ options: ProjectOptions) throws(CommandFailure) -> (folder: String, configuration: Configuration?) {
        let folder = try folder(options.project)
        let collector = DiagnosticCollector()
        let file = folder + "/cordon.yaml"
        guard Files.exists(file) else { return (folder, nil) }
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.keys, into: collector)
        let configuration = decoder.configuration(SourceFile(path: "cordon.yaml", bytes: try Files.bytes(file)))
        if collector.hasErrors { throw CommandFailure(.failed, Messages.configurationHasErrors) }
        return (folder, configuration)
    }

    /// Reads a project.
    /// - Parameter paths: files and folders of playbooks, as seen from the working directory; empty for those of
    ///   cordon.yaml.
    static func load(_ options: ProjectOptions, paths: [String]) throws(CommandFailure) -> Project {
        try load(options) { (configuration, folder, collector) throws(CommandFailure) in
            try playbooks(paths, configuration, folder, collector)
        }
    }

    /// Reads a project with the playbook files of a plan, as far as they are there.
    static func load(_ options: ProjectOptions, plan paths: [String]) throws(CommandFailure) -> Project {
        try load(options) { (_, folder, _) throws(CommandFailure) in
            var files: [SourceFile] = []
            for path in paths where Files.exists(Files.resolve(path, in: folder)) {
                files.append(SourceFile(path: path, bytes: try Files.bytes(Files.resolve(path, in: folder))))
            }
            return files
        }
    }

    private static func load(
        _ options: ProjectOptions,
        _ read: (Configuration?, String, DiagnosticCollector) throws(CommandFailure) -> [SourceFile]
    ) throws(CommandFailure) -> Project {
        let folder = try folder(options.project)
        let collector = DiagnosticCollector()
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.keys, into: collector)
        var configuration: Configuration?
        var sources: [SourceFile] = []
        let file = folder + "/cordon.yaml"
        if Files.exists(file) {
            let source = SourceFile(path: "cordon.yaml", bytes: try Files.bytes(file))
            sources.append(source)
            configuration = decoder.configuration(source)
        }
        let playbooks = try read(configuration, folder, collector)
        sources += playbooks
        let graph = Pipeline.load(playbooks, .standard, into: collector)
        return Project(
            folder: folder, configuration: configuration, policy: configuration?.policy ?? decoder.builtInPolicy(),
            graph: graph, collector: collector, sources: sources,
            playbooks: playbooks.map { .init(path: $0.path, digest: Digest(of: $0.bytes)) })
    }

    /// The checked graph.
    /// - Throws: exit 1 after the mistakes have been shown.
    func checkedGraph(_ output: Output) throws -> RuleGraph {
        if let graph, !collector.hasErrors { return graph }
        showDiagnostics(output)
        throw CommandFailure(.failed, Messages.filesHaveErrors)
    }

    /// Shows all diagnostics: as JSON on stdout, for people on stderr.
    func showDiagnostics(_ output: Output) {
        let report = DiagnosticReport(collector.diagnostics, files: sources)
        output.show(ResultDocument(report.json))
        guard !output.isJSON, !report.diagnostics.isEmpty else { return }
        let text = TerminalRenderer.render(report.json, sources: sources, color: output.isColoured)
        Output.write(text, to: FileHandle.standardError)
    }

    /// A path of cordon.yaml: relative to the project.
    func path(_ path: String) -> String { Files.resolve(path, in: folder) }

    // MARK: Finding

    private static func folder(_ given: String?) throws(CommandFailure) -> String {
        let working = FileManager.default.currentDirectoryPath
        if let given {
            let folder = Files.resolve(given, in: working)
            guard Files.isFolder(folder) else { throw CommandFailure(.usage, Messages.noSuchProject(given)) }
            return folder
        }
        var folder = URL(fileURLWithPath: working)
        while !Files.exists(folder.appendingPathComponent("cordon.yaml").path) {
            guard folder.path != "/" else { return working }
            folder.deleteLastPathComponent()
        }
        return folder.path
    }

    private static func playbooks(
        _ paths: [String], _ configuration: Configuration?, _ folder: String, _ collector: DiagnosticCollector
    ) throws(CommandFailure) -> [SourceFile] {
        let places =
            paths.isEmpty
            ? [Files.resolve(configuration?.playbooks ?? "playbooks", in: folder)]
            : paths.map { Files.resolve($0, in: FileManager.default.currentDirectoryPath) }
        var files: [SourceFile] = []
        var seen: Set<String> = []
        for place in places {
            guard Files.exists(place) else { throw missing(shown(place, folder), isNamed: configuration != nil || !paths.isEmpty) }
            let found = Files.isFolder(place) ? try Files.playbooks(in: place) : [place]
            if found.isEmpty { PlaybookDecoder.reportEmpty(shown(place, folder), into: collector) }
            for path in found where seen.insert(path).inserted {
                files.append(SourceFile(path: shown(path, folder), bytes: try Files.bytes(path)))
            }
        }
        return files
    }

    /// Without cordon.yaml and without paths nobody has named the folder that is missing.
    private static func missing(_ place: String, isNamed: Bool) -> CommandFailure {
        CommandFailure(.usage, isNamed ? Messages.noSuchFile(place) : Messages.noProject)
    }

    /// A path as people see it: relative to the project where it lies in it.
    private static func shown(_ path: String, _ folder: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
}

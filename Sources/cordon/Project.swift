import ActionKit
import Actions
import Analysis
import Canonical
import Diagnostics
import Execution
import Foundation
import Pipeline
import Playbooks
import Views

/// A project: its folder, its cordon.yaml and its playbooks, with all their mistakes.
struct Project: Sendable {
    let folder: String
    let configuration: Configuration?
    /// The project's, until it is that of a tenant (`holding(policyOf:)`).
    private(set) var policy: Policy
    let graph: RuleGraph?
    var diagnostics: [Diagnostic]
    /// The files that were read, for excerpts.
    let sources: [SourceFile]
    /// The order in which their mistakes are shown, with the files that could not be read.
    let order: [SourceFile]
    private let playbookFiles: [SourceFile]
    /// Where the files that were read lie.
    let locations: [SourceFile: String]

    /// Reads cordon.yaml alone, for commands that need no playbooks.
    /// - Throws: exit 1 if it has errors.
    static func configuration(_ options: ProjectOptions) throws(CommandFailure) -> (folder: String, configuration: Configuration?) {
        let folder = try folder(options.project)
        let collector = DiagnosticCollector()
        let file = folder + "/cordon.yaml"
        guard Files.exists(file) else { return (folder, nil) }
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
        let configuration = decoder.configuration(SourceFile(path: "cordon.yaml", bytes: try Files.bytes(file)))
        if collector.hasErrors { throw CommandFailure(.failed, Messages.configurationHasErrors) }
        return (folder, configuration)
    }

    /// Reads cordon.yaml and its tables, for commands that need no playbooks.
    /// - Throws: exit 1 if they have errors.
    static func values(_ options: ProjectOptions) throws(CommandFailure) -> (configuration: Configuration?, values: ProjectValues) {
        let (folder, configuration) = try configuration(options)
        let collector = DiagnosticCollector()
        let values = SourceReader(folder: folder, drafts: [:], collector).values(of: configuration)
        if collector.hasErrors { throw CommandFailure(.failed, Messages.tablesHaveErrors) }
        return (configuration, values)
    }

    /// What cordon.yaml says, whatever is wrong with it; nil if there is none.
    static func configuration(in folder: String) -> Configuration? {
        let collector = DiagnosticCollector()
        let reader = SourceReader(folder: folder, drafts: [:], collector)
        let file = folder + "/cordon.yaml"
        guard Files.exists(file), let source = reader.read(file, as: "cordon.yaml") else { return nil }
        return ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).configuration(source)
    }

    /// Reads a project. A file that cannot be read is a mistake of that file; the others are checked all the same.
    /// - Parameters:
    ///   - paths: files and folders of playbooks, as seen from the working directory; empty for those of cordon.yaml.
    ///   - drafts: bytes by path that are taken in place of those of the file.
    static func load(
        _ options: ProjectOptions, paths: [String], drafts: [String: [UInt8]] = [:]
    ) throws(CommandFailure) -> Project {
        try load(options, drafts) { (reader, configuration) throws(CommandFailure) in
            try reader.playbooks(paths, configuration)
        }
    }

    /// Reads a project with the playbook files of a plan, as far as they are there.
    static func load(_ options: ProjectOptions, plan paths: [String]) throws(CommandFailure) -> Project {
        try load(options, [:]) { (reader, _) throws(CommandFailure) in
            for path in paths where Files.exists(Files.resolve(path, in: reader.folder)) {
                reader.read(Files.resolve(path, in: reader.folder), as: path)
            }
        }
    }

    /// Reads the project that a plan was made with, as the ledger has kept it.
    /// - Parameter playbooks: the paths of those that the plan names.
    static func load(_ options: ProjectOptions, archive: PlanArchive, playbooks: [String]) throws(CommandFailure) -> Project {
        let folder = try folder(options.project)
        let kept = archive.sources.map { (Files.resolve($0.path, in: folder), $0.bytes) }
        return try load(options, Dictionary(kept) { first, _ in first }) { (reader, _) throws(CommandFailure) in
            for path in playbooks { reader.read(Files.resolve(path, in: folder), as: path) }
        }
    }

    private static func load(
        _ options: ProjectOptions, _ drafts: [String: [UInt8]],
        _ read: (SourceReader, Configuration?) throws(CommandFailure) -> Void
    ) throws(CommandFailure) -> Project {
        let folder = try folder(options.project)
        let collector = DiagnosticCollector()
        let reader = SourceReader(folder: folder, drafts: drafts, collector)
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
        let file = folder + "/cordon.yaml"
        let isThere = drafts[file] != nil || Files.exists(file)
        let configuration = isThere ? reader.read(file, as: "cordon.yaml").flatMap(decoder.configuration) : nil
        let values = reader.values(of: configuration)
        let others = reader.sources.count
        try read(reader, configuration)
        let playbooks = Array(reader.sources.dropFirst(others))
        let graph = Pipeline.load(playbooks, .standard, project: configuration?.declarations ?? .none, into: collector)
            .map { ProjectFileReader(folder: folder, drafts: drafts).graph($0, collector).holding(values) }
        return Project(
            folder: folder, configuration: configuration, policy: configuration?.policy ?? decoder.builtInPolicy(),
            graph: graph, diagnostics: collector.diagnostics, sources: reader.sources, order: reader.order,
            playbookFiles: playbooks, locations: reader.locations)
    }

    /// The project with the policy that holds in a tenant.
    /// - Parameter tenant: nil for the only one.
    func holding(policyOf tenant: String?) -> Project {
        guard let configuration else { return self }
        var project = self
        project.policy = configuration.policy(of: tenant)
        return project
    }

    /// The checked graph.
    /// - Throws: exit 1 after the mistakes have been shown.
    func checkedGraph(_ output: Output) throws -> RuleGraph {
        if let graph, !hasErrors { return graph }
        showDiagnostics(output)
        throw CommandFailure(.failed, Messages.filesHaveErrors)
    }

    /// The checked graph of playbooks and a policy that can be carried out.
    /// - Throws: exit 1 after the mistakes, exit 4 after the forms that this version does not carry out have been shown.
    func graphToCarryOut(_ output: Output) throws -> RuleGraph {
        let graph = try checkedGraph(output)
        let missing = graph.notYetCarriedOut + (configuration?.notYetCarriedOut ?? [])
        guard !missing.isEmpty else { return graph }
        var refused = self
        refused.diagnostics += missing.map(\.refusal)
        refused.showDiagnostics(output)
        throw CommandFailure(.refused, Messages.notYetCarriedOut)
    }

    /// What `validate` says beside mistakes: what the calendar has to say, what policies refuse, and what this version does not carry out.
    /// - Parameter tenant: the only tenant whose own policy counts; nil for all of them.
    func remarks(at time: Timestamp, in tenant: String?) -> [Diagnostic] {
        let missing = (graph?.notYetCarriedOut ?? []) + (configuration?.notYetCarriedOut ?? [])
        let tenants = (configuration?.tenants ?? []).filter { tenant == nil || $0.name == tenant }
        let own = tenants.compactMap { tenant in tenant.policy.map { (name: tenant.name, policy: $0) } }
        return (graph?.warnings(at: time) ?? []) + PolicyReview.diagnostics(graph?.rules ?? [], policy, own)
            + NotYetCarriedOut.notes(missing)
    }

    /// The playbook files by their bytes.
    var playbooks: [RuleGraph.File] { graph?.files ?? playbookFiles.map { .init(path: $0.path, digest: Digest(of: $0.bytes)) } }

    /// All diagnostics in reading order.
    var report: DiagnosticReport { DiagnosticReport(diagnostics, files: order) }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Shows all diagnostics: as JSON on stdout, for people on stderr.
    func showDiagnostics(_ output: Output) {
        let report = report
        output.show(ResultDocument(report.json))
        guard !output.isJSON, !report.diagnostics.isEmpty else { return }
        let text = TerminalRenderer.render(report.json, sources: sources, color: output.isColoured)
        Output.write(text, to: FileHandle.standardError)
    }

    /// A path of cordon.yaml: relative to the project.
    func path(_ path: String) -> String { Files.resolve(path, in: folder) }

    /// The project's folder: the one that was named, or the nearest one upwards.
    static func folder(_ given: String?) throws(CommandFailure) -> String {
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
}

public import ActionKit
import Analysis
public import Diagnostics
public import Playbooks
import YAMLSyntax

extension Pipeline {
    /// Bytes to graph: parses, decodes and checks every file, and reports every mistake of all of them.
    /// - Parameter project: what cordon.yaml declares.
    /// - Returns: nil if there is an error among the collector's diagnostics.
    public static func load(
        _ files: [SourceFile], _ catalogue: Catalogue, project: ProjectDeclarations = .none,
        into collector: DiagnosticCollector
    ) -> RuleGraph? {
        let divider = OnAllCores()
        let language = PlaybookDecoder.Language(actions: catalogue.keys)
        let decoded = divider.map(files.count) { DecodedFile(files[$0], language) }
        for file in decoded { collector.report(contentsOf: file.diagnostics) }
        let program = RuleGraph.program(
            decoded.flatMap(\.playbooks), files: files, catalogue: catalogue, project: project, dividing: divider, into: collector)
        collector.report(
            contentsOf: ProgramReview.diagnostics(program.rules, tags: project.policyTags, dividing: divider))
        return collector.hasErrors ? nil : program.graph
    }

    /// What a file holds, as far as it can be told by itself.
    private struct DecodedFile: Sendable {
        let playbooks: [Playbook]
        let diagnostics: [Diagnostic]

        init(_ file: SourceFile, _ language: PlaybookDecoder.Language) {
            let collector = DiagnosticCollector()
            let decoder = PlaybookDecoder(language, into: collector)
            let documents = YAMLParser.parse(file, into: collector)
            if documents.isEmpty, collector.diagnostics.isEmpty { decoder.reportEmpty(file) }
            playbooks = documents.compactMap { decoder.playbook($0) }
            diagnostics = collector.diagnostics
        }
    }
}

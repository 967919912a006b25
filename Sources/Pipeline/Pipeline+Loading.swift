public import ActionKit
public import Diagnostics
public import Playbooks
import YAMLSyntax

extension Pipeline {
    /// Bytes to graph: parses, decodes and checks every file, and reports every mistake of all of them.
    /// - Parameter project: what cordon.yaml declares (`Configuration.declarations`).
    /// - Returns: nil if there is an error among the collector's diagnostics.
    public static func load(
        _ files: [SourceFile], _ catalogue: Catalogue, project: ProjectDeclarations = .none, into collector: DiagnosticCollector
    ) -> RuleGraph? {
        let decoder = PlaybookDecoder(actions: catalogue.keys, into: collector)
        let playbooks = files.flatMap { file in
            let known = collector.diagnostics.count
            let documents = YAMLParser.parse(file, into: collector)
            if documents.isEmpty, collector.diagnostics.count == known { decoder.reportEmpty(file) }
            return documents.compactMap { decoder.playbook($0) }
        }
        return RuleGraph.check(playbooks, files: files, catalogue: catalogue, project: project, into: collector)
    }
}

import Canonical
import Diagnostics
import YAMLSyntax

extension WorldNode {
    /// The one document of a file: JSON if the file's name ends in `.json`, else YAML.
    init(reading file: SourceFile, limits: YAMLLimits) throws(SimulatorFailure) {
        if file.path.hasSuffix(".json") {
            do {
                self.init(try JSONValue(parsing: file.bytes))
            } catch {
                throw SimulatorFailure.mistakes([Messages.invalidJSON(error, in: file)])
            }
            return
        }
        let collector = DiagnosticCollector()
        let documents = YAMLParser.parse(file, limits: limits, into: collector)
        guard !collector.hasErrors else { throw SimulatorFailure.mistakes(collector.diagnostics) }
        guard documents.count == 1 else {
            throw SimulatorFailure.mistakes([Messages.documentCount(documents.count, in: file)])
        }
        self.init(documents[0])
    }
}

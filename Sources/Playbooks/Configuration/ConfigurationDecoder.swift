public import Diagnostics
import YAMLSyntax

/// Reads cordon.yaml.
public struct ConfigurationDecoder {
    private let collector: DiagnosticCollector
    private let actions: [String]

    public init(actions: [String], into collector: DiagnosticCollector) {
        self.collector = collector
        self.actions = actions
    }

    /// The configuration, or nil after its mistakes have been reported.
    public func configuration(_ file: SourceFile) -> Configuration? {
        let documents = YAMLParser.parse(file, into: collector)
        guard let document = documents.first else {
            if !collector.hasErrors { collector.report(Messages.noTenants(file.range(0..<0))) }
            return nil
        }
        guard documents.count == 1 else {
            collector.report(Messages.severalDocuments(documents[1].range))
            return nil
        }
        let form = Configuration.form(actions)
        let configuration = MappingReader(document, what: form.what, collector).flatMap { form.read($0, collector) }
        return collector.hasErrors ? nil : configuration
    }

    /// The policy where there is no cordon.yaml.
    public func builtInPolicy() -> Policy { PolicyDecoder(actions: actions).builtIn(collector) }
}

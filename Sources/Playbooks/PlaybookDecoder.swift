public import Diagnostics
public import YAMLSyntax

/// Reads playbooks out of YAML documents. Every mistake is reported; what it leaves without meaning is nil, so that the
/// checker can still say all that is wrong with the rest.
public struct PlaybookDecoder {
    private let collector: DiagnosticCollector
    private let form: MappingForm<Playbook>

    /// What playbooks may hold, made once for many decoders.
    public struct Language: Sendable {
        fileprivate let form: MappingForm<Playbook>

        /// - Parameter actions: the actions that a step may name.
        public init(actions: [String]) { form = Playbook.form(actions) }
    }

    public init(_ language: Language, into collector: DiagnosticCollector) {
        self.collector = collector
        form = language.form
    }

    /// - Parameter actions: the actions that a step may name.
    public init(actions: [String], into collector: DiagnosticCollector) {
        self.init(Language(actions: actions), into: collector)
    }

    /// Reports a folder that holds no playbook: nothing to run is hardly ever what was meant.
    public static func reportEmpty(_ folder: String, into collector: DiagnosticCollector) {
        collector.report(Messages.noPlaybooks(in: folder))
    }

    /// Reports a file without a document: whoever wrote it believes that something protects them.
    public func reportEmpty(_ file: SourceFile) {
        collector.report(Messages.emptyFile(file.range(0..<0)))
    }

    /// The playbook of one document; nil if it is no mapping.
    public func playbook(_ document: Node) -> Playbook? {
        MappingReader(document, what: form.what, collector).flatMap { form.read($0, collector) }
    }
}

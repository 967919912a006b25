public import Diagnostics
import YAMLSyntax

/// The one layout of YAML files: two spaces, keys of a playbook in the order of the language's page, quotes only where
/// they are needed, comments kept. It never changes what a file means.
public enum CanonicalLayout {
    /// Lays a file out, and reads the result again: it must mean the same and hold the same comments.
    ///
    /// - Returns: nil if the file has errors or cannot be laid out; the collector then holds why.
    public static func text(of file: SourceFile, into collector: DiagnosticCollector) -> String? {
        let mistakes = DiagnosticCollector()
        let documents = YAMLParser.parse(file, into: mistakes)
        guard !mistakes.hasErrors, let written = WrittenFile(file) else {
            collector.report(contentsOf: mistakes.diagnostics)
            return nil
        }
        guard !written.hasDirectives else { return refuse(file, Messages.directive, collector) }
        var layout = FileLayout(written, file)
        let text = layout.text()
        guard isSame(documents, written.comments, in: text) else { return refuse(file, Messages.otherMeaning, collector) }
        return text
    }

    private static func refuse(_ file: SourceFile, _ message: String, _ collector: DiagnosticCollector) -> String? {
        collector.report(Diagnostic(id: YAMLDiagnosticID.notLaidOut.rawValue, message: message, range: file.range(0..<0)))
        return nil
    }

    /// The order of a document's own keys says nothing.
    private static func isSame(_ documents: [Node], _ comments: [Comment], in text: String) -> Bool {
        let collector = DiagnosticCollector()
        let file = SourceFile(path: "", text: text)
        let others = YAMLParser.parse(file, into: collector)
        guard !collector.hasErrors, let written = WrittenFile(file) else { return false }
        return documents.map { Meaning($0).withSortedKeys } == others.map { Meaning($0).withSortedKeys }
            && comments.map(\.text).sorted() == written.comments.map(\.text).sorted()
    }
}

import Diagnostics
import Formatting
import Testing
import YAMLSyntax

/// A text laid out, with what was said about it.
struct LaidOut {
    let text: String?
    let diagnostics: [Diagnostic]

    init(_ text: String) {
        let collector = DiagnosticCollector()
        self.text = CanonicalLayout.text(of: SourceFile(path: "a.yaml", text: text), into: collector)
        diagnostics = collector.diagnostics
    }

    /// What the documents of a text mean, nil if it has errors; the order of a document's own keys says nothing.
    static func meaning(_ text: String) -> [Meaning]? {
        let collector = DiagnosticCollector()
        let documents = YAMLParser.parse(SourceFile(path: "a.yaml", text: text), into: collector)
        return collector.hasErrors ? nil : documents.map { Meaning($0).withSortedKeys }
    }

    static func comments(_ text: String) -> [String]? {
        WrittenFile(SourceFile(path: "a.yaml", text: text))?.comments.map(\.text).sorted()
    }

    /// The laws of every layout: the same meaning and comments, and laying out again changes nothing.
    static func expectLawful(_ text: String) {
        guard let before = meaning(text) else { return }
        guard let result = LaidOut(text).text else {
            Issue.record("refused: \(text.debugDescription)")
            return
        }
        #expect(meaning(result) == before, "\(text.debugDescription) gives \(result.debugDescription)")
        #expect(comments(result) == comments(text), "\(text.debugDescription) gives \(result.debugDescription)")
        let again = LaidOut(result).text
        #expect(again == result, "\(text.debugDescription) gives \(result.debugDescription), then \((again ?? "nothing").debugDescription)")
    }
}

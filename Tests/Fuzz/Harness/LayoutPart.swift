import Diagnostics
import Formatting
import YAMLSyntax

/// A layout means the same as the file, and laying it out again changes nothing.
enum LayoutPart {
    static func run(_ bytes: [UInt8]) {
        let file = SourceFile(path: "a.yaml", bytes: bytes)
        let collector = DiagnosticCollector()
        let text = CanonicalLayout.text(of: file, into: collector)
        Laws.check(collector, file)
        guard let text else { return }
        Laws.require(!collector.hasErrors, "no layout of a file with errors")
        let result = SourceFile(path: "a.yaml", text: text)
        Laws.require(meaning(file) == meaning(result), "the same meaning")
        Laws.require(CanonicalLayout.text(of: result, into: collector) == text, "a layout that stays")
    }

    private static func meaning(_ file: SourceFile) -> [Meaning] {
        YAMLParser.parse(file, into: DiagnosticCollector()).map { Meaning($0).withSortedKeys }
    }
}

import Diagnostics
import Testing
import YAMLSyntax

/// The caret stands under the right character of the right line, wherever an expression is written.
@Suite struct CaretTests {
    /// Where the word begins and what is shown of it.
    private func shown(_ text: String, _ word: String) throws -> [String] {
        let file = SourceFile(path: "a.yaml", text: text)
        let node = try #require(YAMLParser.parse(file, into: DiagnosticCollector()).first?.mapping?["k"])
        let scalar = try #require(node.scalar)
        let offsets = try #require(Array(scalar.text.utf8).firstRange(of: Array(word.utf8)))
        let finding = Finding(id: "CDN0301", message: "m", offsets: offsets)
        let report = DiagnosticReport([scalar.diagnostic(for: finding)])
        let lines = TerminalRenderer.render(report.json, sources: [file], color: false).split(separator: "\n")
        return lines[1...2].map { String($0.drop { $0 != "|" }) }
    }

    @Test(arguments: [
        ("k: |\n  a == 'é' &&\n    wrong\n", "|     wrong", "|     ^^^^^"),
        ("k: |-\n\n      漢 wrong\n", "|       漢 wrong", "|          ^^^^^"),
        ("k: |2\n    wrong\n", "|     wrong", "|     ^^^^^"),
        ("k: >\n  a &&\n  b &&\n  wrong == 1\n", "|   wrong == 1", "|   ^^^^^"),
        ("k: >-\n  a\n\n  b wrong\n", "|   b wrong", "|     ^^^^^"),
        ("k: >\r\n  a\r\n  wrong\r\n", "|   wrong", "|   ^^^^^"),
        ("k: >\n  a\n   more\twrong\n", "|    more    wrong", "|            ^^^^^"),
        ("k: 'it''s wrong'\n", "| k: 'it''s wrong'", "|           ^^^^^"),
        ("k: \"\\t\\u00e9 wrong\"\n", "| k: \"\\t\\u00e9 wrong\"", "|              ^^^^^"),
        ("k: a\n  b wrong\n", "|   b wrong", "|     ^^^^^"),
    ])
    func inEveryStyle(text: String, line: String, carets: String) throws {
        #expect(try shown(text, "wrong") == [line, carets])
    }

    @Test func twoPlacesAreShownWithTheirLines() {
        let parsed = Parsed("a: 1\nb: 2\na: 3\n")
        let text = TerminalRenderer.render(DiagnosticReport(parsed.diagnostics).json, sources: [parsed.file], color: false)
        #expect(
            text == """
                a.yaml:3:1: error: the key `a` is given twice [CDN0120]
                 3 | a: 3
                   | ^
                   = a.yaml:1:1: `a` is first given here
                 1 | a: 1
                   | ^

                1 error in 1 file.

                """)
    }
}

import Canonical
import Diagnostics
import Testing

@Suite struct TerminalRendererTests {
    private func render(
        _ diagnostics: [Diagnostic], _ files: [SourceFile], color: Bool = false, limit: Int = 50
    ) -> String {
        TerminalRenderer.render(
            DiagnosticReport(diagnostics, files: files).json, sources: files, color: color, limitPerFile: limit)
    }

    private func single(_ text: String, _ offsets: Range<Int>) -> [String] {
        let file = SourceFile(path: "a.yaml", text: text)
        let rendered = render([Diagnostic(id: "CDN0001", message: "m", range: file.range(offsets))], [file])
        return rendered.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func aDiagnosticShowsPlaceExcerptAndRemedy() {
        let file = SourceFile(path: "playbooks/a.yaml", text: "playbook: a\ntrigger:\n  alert:\n    where: x\n")
        let other = SourceFile(path: "playbooks/b.yaml", text: "trigger: {}\n")
        let diagnostic = Diagnostic(
            id: "CDN0130", message: "a trigger has no key `alert`", range: file.range(23..<28),
            allowed: ["alerts", "devices"], suggestion: "alerts",
            related: [Diagnostic.Related(message: "as here", range: other.range(0..<7))])
        #expect(
            render([diagnostic], [file, other]) == """
                playbooks/a.yaml:3:3: error: a trigger has no key `alert` [CDN0130]
                 3 |   alert:
                   |   ^^^^^
                   = did you mean `alerts`?
                   = allowed: alerts, devices
                   = playbooks/b.yaml:1:1: as here
                 1 | trigger: {}
                   | ^^^^^^^

                1 error in 1 file.

                """)
    }

    @Test func severitiesAreColoured() {
        let file = SourceFile(path: "a", text: "x\n")
        let diagnostics = [Severity.error, .warning, .note].map {
            Diagnostic(id: "CDN0001", severity: $0, message: $0.rawValue, range: file.range(0..<1))
        }
        let escape = "\u{1B}"
        let lines = render(diagnostics, [file], color: true).split(separator: "\n").map(String.init)
        #expect(lines[0] == "\(escape)[1ma:1:1:\(escape)[0m \(escape)[1;31merror:\(escape)[0m \(escape)[1merror\(escape)[0m [CDN0001]")
        #expect(lines[1] == "\(escape)[34m 1 |\(escape)[0m x")
        #expect(lines[2] == "\(escape)[34m   |\(escape)[0m \(escape)[1;31m^\(escape)[0m")
        #expect(lines[3].contains("\(escape)[1;33mwarning:"))
        #expect(lines[6].contains("\(escape)[1;36mnote:"))
        #expect(lines.last == "\(escape)[1;31m1 error, 1 warning in 1 file.\(escape)[0m")
        #expect(!render(diagnostics, [file]).contains(escape))
    }

    @Test(arguments: [
        ("key: value", 5..<10, " 1 | key: value", "   |      ^^^^^"),
        // An empty range is a place.
        ("key:", 4..<4, " 1 | key:", "   |     ^"),
        // A tab is four columns wide.
        ("\ta\tb", 3..<4, " 1 |     a    b", "   |          ^"),
        // East Asian characters and emoji take two columns, combining ones none.
        ("漢字: x", 8..<9, " 1 | 漢字: x", "   |       ^"),
        ("漢字: x", 0..<6, " 1 | 漢字: x", "   | ^^^^"),
        ("😀x", 4..<5, " 1 | 😀x", "   |   ^"),
        ("e\u{301}x", 3..<4, " 1 | e\u{301}x", "   |  ^"),
        ("é: x", 4..<5, " 1 | é: x", "   |    ^"),
        // What is shown as a number is as wide as it is shown.
        ("a\u{1B}b", 2..<3, " 1 | a\\u{1b}b", "   |        ^"),
        ("a\u{202E}b", 1..<4, " 1 | a\\u{202e}b", "   |  ^^^^^^^^"),
        // A range over several lines is underlined on its first.
        ("ab\ncd", 1..<5, " 1 | ab", "   |  ^"),
        ("ab\r\ncd", 0..<6, " 1 | ab", "   | ^^"),
    ])
    func caretsStandUnderTheirCharacters(text: String, offsets: Range<Int>, line: String, carets: String) {
        let lines = single(text, offsets)
        #expect(lines[1] == line)
        #expect(lines[2] == carets)
    }

    @Test func aLongLineIsCutAroundThePlace() {
        let text = String(repeating: "x", count: 1000) + "HERE" + String(repeating: "y", count: 1000)
        let lines = single(text, 1000..<1004)
        #expect(lines[1] == " 1 | …" + String(repeating: "x", count: 60) + "HERE" + String(repeating: "y", count: 96) + "…")
        #expect(lines[2] == "   |  " + String(repeating: " ", count: 60) + "^^^^")
    }

    @Test func theGutterIsAsWideAsItsLargestNumber() {
        let file = SourceFile(path: "a", text: String(repeating: "x\n", count: 120))
        let diagnostic = Diagnostic(
            id: "CDN0001", message: "m", range: file.range(238..<239),
            related: [Diagnostic.Related(message: "r", range: file.range(0..<1))])
        #expect(
            render([diagnostic], [file]) == """
                a:120:1: error: m [CDN0001]
                 120 | x
                     | ^
                     = a:1:1: r
                   1 | x
                     | ^

                1 error in 1 file.

                """)
    }

    @Test func fiftyOfAFileAreShownAndTheRestCounted() {
        let file = SourceFile(path: "many", text: String(repeating: "x", count: 60))
        let other = SourceFile(path: "other", text: "y")
        let diagnostics = (0..<60).map { offset in
            Diagnostic(
                id: "CDN0001", severity: offset == 59 ? .warning : .error, message: "m", range: file.range(offset..<offset + 1))
        }
        let last = Diagnostic(id: "CDN0001", message: "n", range: other.range(0..<1))
        let text = render(diagnostics + [last], [file, other])
        #expect(text.split(separator: "\n").count { $0.hasPrefix("many:1:") } == 50)
        #expect(
            text.contains(
                "\nmany: 10 more not shown here (9 errors, 1 warning); `--format json` shows all\n\nother:1:1: error: n [CDN0001]\n"))
        #expect(text.hasSuffix("\n60 errors, 1 warning in 2 files.\n"))
    }

    @Test func aDiagnosticWithoutAFileIsASentence() {
        let diagnostic = Diagnostic(id: "CDN0201", severity: .warning, message: "no playbooks here", range: nil)
        #expect(render([diagnostic], []) == "warning: no playbooks here [CDN0201]\n\n1 warning.\n")
    }

    @Test func aFileThatIsNotAtHandHasNoExcerpt() {
        let file = SourceFile(path: "a", text: "x")
        let json = DiagnosticReport([Diagnostic(id: "CDN0001", message: "m", range: file.range(0..<1))]).json
        #expect(
            TerminalRenderer.render(json, sources: [], color: false)
                == "a:1:1: error: m [CDN0001]\n\n1 error in 1 file.\n")
    }

    @Test func noDiagnosticsIsSaid() {
        #expect(render([], []) == "No mistakes found.\n")
    }

    @Test func nothingForeignReachesTheTerminalRaw() {
        let evil = "\u{1B}[31m\u{202E}\r\n\u{9B}"
        let file = SourceFile(path: "p\(evil)", text: "x\u{1B}[2J\u{7}\n")
        let diagnostic = Diagnostic(
            id: "CDN\(evil)", message: evil, range: file.range(0..<2), allowed: [evil], suggestion: evil,
            related: [Diagnostic.Related(message: evil, range: file.range(0..<1))])
        let text = render([diagnostic], [file])
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20...0x7E).contains($0.value) })
    }

    @Test func anUnknownShapeIsStillAnAnswer() {
        #expect(TerminalRenderer.render([:], sources: [], color: false) == "No mistakes found.\n")
        let odd: JSONValue = ["diagnostics": [1, [:]]]
        #expect(TerminalRenderer.render(odd, sources: [], color: false).hasSuffix("No mistakes found.\n"))
    }
}

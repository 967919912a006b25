import Diagnostics
import Testing

@Suite struct GitHubRendererTests {
    private func lines(_ diagnostics: Diagnostic...) -> [String] {
        GitHubRenderer.render(DiagnosticReport(diagnostics).json).split(separator: "\n").map(String.init)
    }

    private let file = SourceFile(path: "a,b:c%.yaml", text: "abc: 1\ndef: 2\n")

    @Test func aMistakeIsACommandWithItsPlace() {
        let diagnostic = Diagnostic(
            id: "CDN0130", message: "50% of: it, all", range: file.range(7..<10), allowed: ["x", "y"], suggestion: "x",
            related: [Diagnostic.Related(message: "here", range: file.range(0..<1))])
        let expected =
            "::error file=a%2Cb%3Ac%25.yaml,line=2,col=1,endLine=2,endColumn=3,title=CDN0130::50%25 of: it, all"
            + "%0Adid you mean `x`?%0Aallowed: x, y%0Aa,b:c%25.yaml:1:1: here"
        #expect(lines(diagnostic) == [expected])
    }

    @Test(arguments: [(Severity.error, "error"), (.warning, "warning"), (.note, "notice")])
    func eachSeverityHasItsCommand(severity: Severity, command: String) {
        #expect(lines(Diagnostic(id: "CDN0202", severity: severity, message: "m", range: nil)) == ["::\(command) title=CDN0202::m"])
    }

    @Test func columnsAreLeftOutOverSeveralLinesAndAPlaceIsOneColumn() {
        #expect(
            lines(
                Diagnostic(id: "CDN0203", message: "m", range: file.range(0..<9)),
                Diagnostic(id: "CDN0203", message: "n", range: file.range(9..<9))) == [
                    "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=2,title=CDN0203::m",
                    "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,endLine=2,endColumn=3,title=CDN0203::n",
                ])
    }

    @Test func foreignTextCannotGiveACommand() {
        let text = GitHubRenderer.render(Sample.report.json)
        #expect(text.split(separator: "\n").count == Sample.report.diagnostics.count)
        #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
        #expect(Sample.isHarmless(text))
    }
}

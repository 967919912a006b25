import Canonical
import Diagnostics

/// What holds of whatever is said about any bytes.
enum Laws {
    static func check(_ collector: DiagnosticCollector, _ file: SourceFile) {
        let report = DiagnosticReport(collector.diagnostics, files: [file])
        for diagnostic in report.diagnostics {
            require(!diagnostic.message.isEmpty, "a sentence")
            for range in [diagnostic.range, diagnostic.fix?.range].compactMap(\.self) + diagnostic.related.map(\.range) {
                require(range.offsets.upperBound <= range.file.bytes.count, "a range inside the file")
            }
        }
        let json = report.json
        let human = TerminalRenderer.render(json, sources: [file], color: false)
        let sarif = TerminalText.escapedJSON(SARIFRenderer.render(json, version: "0").prettyText())
        for text in [human, sarif, GitHubRenderer.render(json)] { require(isHarmless(text), "harmless text") }
        let round = FixRound(report.diagnostics, in: file)
        require(round.mended.isEmpty == (round.file === file), "a fix that changes the file")
    }

    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    }

    /// Ends the process, so that libFuzzer keeps the input.
    static func require(_ law: Bool, _ what: String) {
        if !law { fatalError("broken law: \(what)") }
    }
}

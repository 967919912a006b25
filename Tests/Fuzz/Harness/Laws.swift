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
        // Renderers cost more than what they are shown: one input in four is enough for them.
        if file.bytes.count % 4 == 0 { checkForms(report, file) }
        let round = FixRound(report.diagnostics, in: file)
        require(round.mended.isEmpty == (round.file === file), "a fix that changes the file")
    }

    private static func checkForms(_ report: DiagnosticReport, _ file: SourceFile) {
        let json = report.json
        let human = TerminalRenderer.render(json, sources: [file], color: false)
        let sarif = TerminalText.escapedJSON(SARIFRenderer.render(json, version: "0").canonicalText)
        for text in [human, sarif, GitHubRenderer.render(json)] { require(isHarmless(text), "harmless text") }
    }

    /// No control character but the line break: C0, DEL, and C1 as the two bytes that they are in UTF-8.
    private static func isHarmless(_ text: String) -> Bool {
        var last: UInt8 = 0
        return text.utf8.allSatisfy { byte in
            let isControl = byte < 0x20 && byte != 0x0A || byte == 0x7F || last == 0xC2 && byte < 0xA0
            last = byte
            return !isControl
        }
    }

    /// Ends the process, so that libFuzzer keeps the input.
    static func require(_ law: Bool, _ what: String) {
        if !law { fatalError("broken law: \(what)") }
    }
}

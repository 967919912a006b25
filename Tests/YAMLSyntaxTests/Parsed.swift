import Diagnostics
import YAMLSyntax

/// A text parsed, with what was said about it.
struct Parsed {
    let file: SourceFile
    let documents: [Node]
    let diagnostics: [Diagnostic]

    init(_ text: String, limits: YAMLLimits = .standard) {
        self.init(bytes: Array(text.utf8), limits: limits)
    }

    init(bytes: [UInt8], limits: YAMLLimits = .standard) {
        let collector = DiagnosticCollector()
        file = SourceFile(path: "a.yaml", bytes: bytes)
        documents = YAMLParser.parse(file, limits: limits, into: collector)
        diagnostics = collector.diagnostics
    }

    var ids: [String] { diagnostics.map(\.id) }

    /// `line:column message`, with what is underlined.
    var sentences: [String] { diagnostics.map(Self.sentence) }

    static func sentence(_ diagnostic: Diagnostic) -> String {
        guard let range = diagnostic.range else { return diagnostic.message }
        let text = String(decoding: range.file.bytes[range.offsets], as: UTF8.self)
        return "\(range.start.line):\(range.start.column) [\(text)] \(diagnostic.message)"
    }
}

extension SourceRange {
    var writtenText: String { String(decoding: file.bytes[offsets], as: UTF8.self) }
}

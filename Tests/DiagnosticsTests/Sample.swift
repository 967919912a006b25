import Diagnostics

/// Diagnostics of every kind, with texts that mean harm.
enum Sample {
    static let file = SourceFile(path: "playbooks/a b:ä,100%.yaml", text: "a: 1\nbé: \"2\u{1B}[31m\"\nc: 3\n")
    static let other = SourceFile(path: "/srv/two.yaml", text: "d: 4\n")
    /// One of each kind that a terminal, a log or a runner would obey.
    static let hostile = "\u{1B}[31m\u{9B}2J\r\n::error::x%0A\u{202E}\u{7}\u{85}\u{2028}\u{E0041}"

    static let full = Diagnostic(
        id: "CDN0130", message: "no key `\(hostile)`", range: file.range(5..<8), allowed: ["a", hostile], suggestion: "b",
        related: [Diagnostic.Related(message: "first, \(hostile)", range: other.range(0..<1))],
        fix: Diagnostic.Fix(range: file.range(5..<8), replacement: "b"))
    static let multiline = Diagnostic(
        id: "CDN0203", severity: .warning, message: "all of it", range: file.range(0..<file.bytes.count))
    static let insertion = Diagnostic(
        id: "CDN0131", severity: .note, message: "a key", range: other.range(0..<0),
        fix: Diagnostic.Fix(range: other.range(0..<0), replacement: "e: 5\n"))
    static let homeless = Diagnostic(id: "CDN0202", severity: .warning, message: "no playbooks", range: nil)

    static let report = DiagnosticReport([full, multiline, insertion, homeless], files: [file, other])

    /// What may never stand raw in anything that a terminal shows; the line break between our own lines apart.
    static func isHarmless(_ text: String) -> Bool {
        text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy {
            TerminalText.escaped(String($0)).utf8.elementsEqual($0.utf8)
        }
    }
}

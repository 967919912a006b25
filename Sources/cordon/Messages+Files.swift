import Diagnostics

/// Sentences about files that are checked, mended and laid out.
extension Messages {
    /// Longer texts are not shown in a line about them.
    private static let longestShown = 60

    static func mended(_ diagnostic: Diagnostic, _ fix: Diagnostic.Fix) -> String {
        let old = String(decoding: fix.range.file.bytes[fix.range.offsets], as: UTF8.self)
        let isShort = [old, fix.replacement].allSatisfy { $0.utf8.count <= longestShown && !$0.utf8.contains(0x0A) }
        let change = isShort ? ": `\(old)` is now `\(fix.replacement)`" : ""
        return TerminalText.escaped("\(fix.range): mended: \(diagnostic.message)\(change)")
    }

    static func laidOut(_ path: String) -> String { TerminalText.escaped("\(path): laid out") }
    static func notLaidOut(_ path: String) -> String { TerminalText.escaped("\(path): not laid out; `cordon fmt` does it") }

    static func layoutSummary(files: Int, changed: Int, isCheck: Bool) -> String {
        let word = isCheck ? "to lay out" : "laid out"
        return "\(files) \(files == 1 ? "file" : "files"), \(changed) \(word)"
    }
}

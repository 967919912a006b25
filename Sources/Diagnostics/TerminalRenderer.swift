public import Canonical

/// Diagnostics as text for people: place, sentence, excerpt with carets, what was allowed, what was probably meant.
public struct TerminalRenderer {
    private let style: TerminalStyle
    private let sources: [String: SourceFile]

    /// - Parameters:
    ///   - report: the JSON view of a `DiagnosticReport`; nothing else is said than what stands there.
    ///   - sources: the files that it speaks of; one that is missing gets no excerpt.
    ///   - limitPerFile: how many are shown of each file; the rest is counted.
    /// - Returns: lines, each ended by LF, the last of them the summary.
    public static func render(
        _ report: JSONValue, sources: [SourceFile], color: Bool, limitPerFile: Int = 50
    ) -> String {
        let files = Dictionary(sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let renderer = TerminalRenderer(style: TerminalStyle(isColored: color), sources: files)
        return renderer.text(report, limitPerFile)
    }

    private func text(_ report: JSONValue, _ limitPerFile: Int) -> String {
        let all = DiagnosticView.all(of: report)
        var blocks: [String] = []
        var start = 0
        while start < all.count {
            let file = all[start].place?.file
            let end = all[start...].firstIndex { $0.place?.file != file } ?? all.count
            blocks += blocksOfOneFile(all[start..<end], limitPerFile)
            start = end
        }
        return (blocks + [summary(report, all)]).joined(separator: "\n")
    }

    private func blocksOfOneFile(_ diagnostics: ArraySlice<DiagnosticView>, _ limit: Int) -> [String] {
        let shown = diagnostics.prefix(limit).map(block)
        let hidden = diagnostics.dropFirst(limit)
        guard !hidden.isEmpty else { return shown }
        let errors = hidden.count { $0.severity == Severity.error.rawValue }
        let warnings = hidden.count { $0.severity == Severity.warning.rawValue }
        let sentence = Messages.hidden(errors: errors, warnings: warnings, notes: hidden.count - errors - warnings)
        let file = hidden.first?.place.map { style.paint(TerminalText.escaped($0.file) + ": ", .bold) } ?? ""
        return shown + ["\(file)\(sentence)\n"]
    }

    private func block(_ view: DiagnosticView) -> String {
        let severity = style.paint(view.severity + ":", TerminalStyle.face(of: view.severity))
        let message = style.paint(TerminalText.escaped(view.message), .bold)
        let gutter = gutterWidth(view)
        var lines = ["\(location(view.place))\(severity) \(message) [\(TerminalText.escaped(view.id))]"]
        lines += excerpt(view.place, gutter, TerminalStyle.face(of: view.severity))
        lines += remarks(view).map { margin(gutter, "=") + $0 }
        for related in view.related {
            lines.append(margin(gutter, "=") + location(related.place) + TerminalText.escaped(related.message))
            lines += excerpt(related.place, gutter, .cyan)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func remarks(_ view: DiagnosticView) -> [String] {
        var remarks: [String] = []
        if let suggestion = view.suggestion {
            remarks.append(style.paint(Messages.suggestion(TerminalText.escaped(suggestion)), .green))
        }
        if !view.allowed.isEmpty {
            remarks.append(Messages.allowed + view.allowed.map(TerminalText.escaped).joined(separator: ", "))
        }
        return remarks
    }

    private func location(_ place: DiagnosticView.Place?) -> String {
        guard let place else { return "" }
        return style.paint("\(TerminalText.escaped(place.file)):\(place.line):\(place.column):", .bold) + " "
    }

    private func excerpt(_ place: DiagnosticView.Place?, _ gutter: Int, _ face: TerminalStyle.Face) -> [String] {
        guard let place, let file = sources[place.file], place.line <= file.lineCount else { return [] }
        let text = file.line(place.line)
        let end = place.endLine == place.line ? place.endColumn : text.unicodeScalars.count + 1
        let excerpt = Excerpt(text, columns: place.column - 1..<max(end, place.column) - 1)
        let number = String(place.line)
        let padded = String(repeating: " ", count: gutter - number.utf8.count) + number
        let line = style.paint(" \(padded) |", .blue) + (excerpt.line.isEmpty ? "" : " " + excerpt.line)
        return [line, margin(gutter, "|") + style.paint(excerpt.carets, face)]
    }

    private func margin(_ gutter: Int, _ mark: String) -> String {
        style.paint(String(repeating: " ", count: gutter + 2) + mark, .blue) + " "
    }

    private func gutterWidth(_ view: DiagnosticView) -> Int {
        ([view.place] + view.related.map(\.place)).compactMap { $0.map { String($0.line).utf8.count } }.max() ?? 1
    }

    private func summary(_ report: JSONValue, _ all: [DiagnosticView]) -> String {
        let errors = Int(report["errors"]?.integerValue ?? 0)
        let warnings = Int(report["warnings"]?.integerValue ?? 0)
        let files = Set(all.filter { $0.severity != Severity.note.rawValue }.compactMap { $0.place?.file }).count
        let face: TerminalStyle.Face = errors > 0 ? .red : warnings > 0 ? .yellow : .plain
        return style.paint(Messages.summary(errors: errors, warnings: warnings, files: files), face) + "\n"
    }
}

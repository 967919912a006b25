import Diagnostics

/// Lines that are indented by tabs, and the spaces that they can only mean.
struct TabIndentation {
    /// What editors show a tab as.
    private static let widths = [2, 4, 8]

    private let file: SourceFile

    init(_ file: SourceFile) {
        self.file = file
    }

    /// Spaces in place of tabs: only if the file means the same with every width of a tab that makes YAML of it.
    var fix: Diagnostic.Fix? {
        let lines = indentedLines
        guard let first = lines.first, let last = lines.last else { return nil }
        let region = first.lowerBound..<last.upperBound
        var found: (text: [UInt8], meaning: [Meaning])?
        for width in Self.widths {
            let text = expanded(lines, width)
            guard let meaning = meaning(with: text, at: region) else { continue }
            if let found, found.meaning != meaning { return nil }
            found = found ?? (text, meaning)
        }
        return found.map {
            Diagnostic.Fix(range: file.range(region), replacement: String(decoding: $0.text, as: UTF8.self))
        }
    }

    /// Blanks at the start of the lines that hold a tab among them.
    private var indentedLines: [Range<Int>] {
        (1...file.lineCount).compactMap { number in
            let line = file.lineOffsets(number)
            let end = file.bytes[line].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.upperBound
            return file.bytes[line.lowerBound..<end].contains(0x09) ? line.lowerBound..<end : nil
        }
    }

    /// The bytes from the first to the last of the lines, with their indentation written in spaces up to tab stops.
    private func expanded(_ lines: [Range<Int>], _ width: Int) -> [UInt8] {
        var text: [UInt8] = []
        var end = lines.first?.lowerBound ?? 0
        for line in lines {
            text += file.bytes[end..<line.lowerBound]
            let columns = file.bytes[line].reduce(0) { $1 == 0x09 ? ($0 / width + 1) * width : $0 + 1 }
            text += [UInt8](repeating: 0x20, count: columns)
            end = line.upperBound
        }
        return text
    }

    private func meaning(with text: [UInt8], at region: Range<Int>) -> [Meaning]? {
        let bytes = file.bytes[..<region.lowerBound] + text + file.bytes[region.upperBound...]
        let collector = DiagnosticCollector()
        let documents = YAMLParser.parse(SourceFile(path: file.path, bytes: Array(bytes)), into: collector)
        return collector.hasErrors ? nil : documents.map { Meaning($0) }
    }
}

extension Trace {
    /// The expression with each part's value below its operator, function or field:
    ///
    ///     alert.severity == "High" && alert.title.contains("drill")
    ///           |        |         |
    ///           "Low"    false     false
    public var diagram: String {
        var lines: [String] = []
        var start = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let range = start..<start + line.count
            lines.append(String(Substring(line)))
            lines += Self.rows(labels(in: range))
            start = range.upperBound + 1
        }
        return lines.joined(separator: "\n")
    }

    /// A value to be shown and the column above it.
    struct Label {
        let column: Int
        let text: String
        var end: Int { column + text.unicodeScalars.count }
    }

    private func labels(in line: Range<Int>) -> [Label] {
        var labels: [Label] = []
        for entry in entries where line.contains(entry.anchor) {
            guard let shown = Self.shown(entry) else { continue }
            let before = Array(text.utf8)[line.lowerBound..<entry.anchor]
            let column = String(decoding: before, as: UTF8.self).unicodeScalars.count
            // Of parts with one anchor (`a[0]` in parentheses) the outermost comes first and is enough.
            if labels.last?.column != column { labels.append(Label(column: column, text: shown)) }
        }
        return labels
    }

    /// Nil for entities, whose fields are what is shown.
    private static func shown(_ entry: Entry) -> String? {
        let times = entry.count > 1 ? Messages.evaluations(entry.count) : ""
        switch entry.outcome {
        case .value(.object(let object)) where !(object is IPObject || object is NetworkObject): return nil
        case .value(let value): return value.traceText + times
        case .failure(let failure): return Messages.failed(failure.message) + times
        case .unknown: return Messages.notKnown + times
        }
    }

    /// From the right to the left, each value in the first row in which nothing stands in its way.
    private static func rows(_ labels: [Label]) -> [String] {
        guard !labels.isEmpty else { return [] }
        var rows = [bars(labels)]
        var pending = labels
        while !pending.isEmpty {
            var row: [Label] = []
            var kept: [Label] = []
            var limit = Int.max
            for label in pending.reversed() {
                if label.end < limit {
                    row.append(label)
                } else {
                    kept.append(label)
                }
                limit = label.column
            }
            pending = kept.reversed()
            rows.append(line((row + kept.map { Label(column: $0.column, text: "|") }).sorted { $0.column < $1.column }))
        }
        return rows
    }

    private static func bars(_ labels: [Label]) -> String {
        line(labels.map { Label(column: $0.column, text: "|") })
    }

    private static func line(_ labels: [Label]) -> String {
        var text = ""
        var end = 0
        for label in labels {
            text += String(repeating: " ", count: label.column - end) + label.text
            end = label.end
        }
        return text
    }
}

extension Value {
    /// The value as a diagram shows it, on one line and cut.
    var traceText: String {
        let whole: String =
            switch self {
            case .string: LiteralText.write(self)
            case .list(let elements): "[" + elements.prefix(8).map { $0.traceText }.joined(separator: ", ") + "]"
            default: text
            }
        let cut = whole.unicodeScalars.prefix(60)
        return String(cut) + (cut.endIndex < whole.unicodeScalars.endIndex ? "…" : "")
    }
}

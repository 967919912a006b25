public import Canonical

/// Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request
/// (docs.github.com, "Workflow commands for GitHub Actions": error, warning, notice).
public enum GitHubRenderer {
    /// - Parameter report: the JSON view of a `DiagnosticReport`.
    /// - Returns: one command a line, each ended by LF.
    public static func render(_ report: JSONValue) -> String {
        DiagnosticView.all(of: report).map { command($0) + "\n" }.joined()
    }

    private static func command(_ view: DiagnosticView) -> String {
        let properties = (place(view.place) + [("title", view.id)]).map { "\($0.0)=\(property($0.1))" }
        return "::\(level(view.severity)) \(properties.joined(separator: ","))::\(data(lines(view)))"
    }

    private static func level(_ severity: String) -> String {
        switch severity {
        case Severity.error.rawValue: "error"
        case Severity.warning.rawValue: "warning"
        default: "notice"
        }
    }

    /// Columns only make sense within one line; the last one is inclusive here, exclusive in the view.
    private static func place(_ place: DiagnosticView.Place?) -> [(String, String)] {
        guard let place else { return [] }
        let lines = [("file", place.file), ("line", "\(place.line)")]
        guard place.line == place.endLine else { return lines + [("endLine", "\(place.endLine)")] }
        let last = max(place.endColumn - 1, place.column)
        return lines + [("col", "\(place.column)"), ("endLine", "\(place.endLine)"), ("endColumn", "\(last)")]
    }

    private static func lines(_ view: DiagnosticView) -> [String] {
        var lines = [view.message]
        if let suggestion = view.suggestion { lines.append(Messages.suggestion(suggestion)) }
        if !view.allowed.isEmpty { lines.append(Messages.allowed + view.allowed.joined(separator: ", ")) }
        for related in view.related {
            lines.append((related.place.map { "\($0.file):\($0.line):\($0.column): " } ?? "") + related.message)
        }
        return lines
    }

    /// Several lines in one command: `%0A` between them, and nothing foreign that could end the line.
    private static func data(_ lines: [String]) -> String {
        lines.map { escaped($0) { $0 == "%" ? "%25" : nil } }.joined(separator: "%0A")
    }

    private static func property(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "%": "%25"
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }

    private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
        TerminalText.escaped(text).unicodeScalars.map { escape($0) ?? String($0) }.joined()
    }
}

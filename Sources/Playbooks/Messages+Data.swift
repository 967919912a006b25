import Diagnostics

/// Sentences about the files of `data`.
extension Messages {
    static func table(_ name: String) -> String { "the table `\(name)`" }

    static func noTableFile(_ path: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0434", message: "there is no file `\(path)` in the project", range: range)
    }

    static func missingColumn(_ name: String, _ range: SourceRange, known: [String]) -> Diagnostic {
        Diagnostic(
            id: "CDN0429", message: "the file has no column `\(name)`", range: range, allowed: known,
            suggestion: Spelling.nearest(to: name, among: known))
    }

    static func fieldCount(_ count: Int, of expected: Int, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0430", message: "this line has \(count) fields, the first has \(expected)", range: range)
    }

    static func valueOfAnotherType(_ column: String, _ type: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(id: "CDN0431", message: "`\(column)` must be \(type)", range: range)
    }

    static func malformedCSV(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            id: "CDN0432", message: "this quote is not closed, or text stands behind the closing one; a quote inside is written twice",
            range: range)
    }
}

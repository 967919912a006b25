import Canonical

/// One entry of the JSON view, read back for a renderer.
struct DiagnosticView {
    struct Place {
        let file: String
        let line: Int
        let column: Int
        let endLine: Int
        let endColumn: Int
        /// In bytes.
        let offsets: Range<Int>

        init?(_ json: JSONValue) {
            guard let file = json["file"]?.stringValue,
                let line = json["start"]?["line"]?.integerValue, let column = json["start"]?["column"]?.integerValue,
                let endLine = json["end"]?["line"]?.integerValue, let endColumn = json["end"]?["column"]?.integerValue,
                let offset = json["start"]?["offset"]?.integerValue, let endOffset = json["end"]?["offset"]?.integerValue
            else { return nil }
            self.file = file
            (self.line, self.column) = (Int(line), Int(column))
            (self.endLine, self.endColumn) = (Int(endLine), Int(endColumn))
            offsets = Int(offset)..<max(Int(offset), Int(endOffset))
        }
    }

    let id: String
    let severity: String
    let message: String
    let place: Place?
    let allowed: [String]
    let suggestion: String?
    let related: [(message: String, place: Place?)]
    let fix: (place: Place, replacement: String)?

    /// All entries of a view.
    static func all(of report: JSONValue) -> [DiagnosticView] {
        (report["diagnostics"]?.arrayValue ?? []).map(DiagnosticView.init)
    }

    init(_ json: JSONValue) {
        id = json["id"]?.stringValue ?? ""
        severity = json["severity"]?.stringValue ?? ""
        message = json["message"]?.stringValue ?? ""
        place = Place(json)
        allowed = (json["allowed"]?.arrayValue ?? []).compactMap(\.stringValue)
        suggestion = json["suggestion"]?.stringValue
        related = (json["related"]?.arrayValue ?? []).map { ($0["message"]?.stringValue ?? "", Place($0)) }
        fix = json["fix"].flatMap(Place.init).map { ($0, json["fix"]?["replacement"]?.stringValue ?? "") }
    }
}

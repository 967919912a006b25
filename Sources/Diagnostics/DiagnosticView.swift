import Canonical

/// One entry of the JSON view, read back for a renderer.
struct DiagnosticView {
    struct Place {
        let file: String
        let line: Int
        let column: Int
        let endLine: Int
        let endColumn: Int

        init?(_ json: JSONValue) {
            guard let file = json["file"]?.stringValue,
                let line = json["start"]?["line"]?.integerValue, let column = json["start"]?["column"]?.integerValue,
                let endLine = json["end"]?["line"]?.integerValue, let endColumn = json["end"]?["column"]?.integerValue
            else { return nil }
            self.file = file
            (self.line, self.column) = (Int(line), Int(column))
            (self.endLine, self.endColumn) = (Int(endLine), Int(endColumn))
        }
    }

    let id: String
    let severity: String
    let message: String
    let place: Place?
    let allowed: [String]
    let suggestion: String?
    let related: [(message: String, place: Place?)]

    init(_ json: JSONValue) {
        id = json["id"]?.stringValue ?? ""
        severity = json["severity"]?.stringValue ?? ""
        message = json["message"]?.stringValue ?? ""
        place = Place(json)
        allowed = (json["allowed"]?.arrayValue ?? []).compactMap(\.stringValue)
        suggestion = json["suggestion"]?.stringValue
        related = (json["related"]?.arrayValue ?? []).map { ($0["message"]?.stringValue ?? "", Place($0)) }
    }
}

public import Canonical

/// A page as a part of a Markdown document, rendered from its JSON.
public enum ExplanationMarkdown {
    /// - Parameter level: of the page's heading.
    public static func render(_ page: JSONObject, level: Int = 2) -> String {
        let mark = String(repeating: "#", count: level)
        var parts = ["\(mark) `\(page["name"]?.stringValue ?? "")`", page["summary"]?.stringValue ?? ""]
        for section in page["sections"]?.arrayValue ?? [] {
            parts.append("\(mark)# \(section["title"]?.stringValue ?? "")")
            parts += (section["text"]?.arrayValue ?? []).compactMap(\.stringValue)
            let rows = section["rows"]?.arrayValue ?? []
            if !rows.isEmpty { parts.append(table(rows)) }
            if let code = section["code"]?.stringValue { parts.append("```yaml\n\(code)\n```") }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func table(_ rows: [JSONValue]) -> String {
        let hasTypes = rows.contains { $0["type"]?.stringValue != nil }
        let head = hasTypes ? "| name | type | meaning |\n|---|---|---|" : "| name | meaning |\n|---|---|"
        let lines = rows.map { row in
            let name = "`\(row["name"]?.stringValue ?? "")`"
            let text = cell(row["text"]?.stringValue ?? "")
            return hasTypes ? "| \(name) | \(cell(row["type"]?.stringValue ?? "")) | \(text) |" : "| \(name) | \(text) |"
        }
        return ([head] + lines).joined(separator: "\n")
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
}

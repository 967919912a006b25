public import Canonical

/// A page for a terminal, rendered from its JSON.
public enum ExplanationText {
    public static func render(_ page: JSONObject, isColoured: Bool) -> String {
        var writer = TextWriter(isColoured: isColoured)
        writer.line(
            writer.paint(writer.plain(page["kind"]?.stringValue), .dim), " ",
            writer.paint(writer.plain(page["name"]?.stringValue), .bold))
        for line in lines(page["summary"], writer) { writer.line(line) }
        for section in page["sections"]?.arrayValue ?? [] {
            writer.line()
            writer.line(writer.paint(writer.plain(section["title"]?.stringValue), .bold))
            for text in section["text"]?.arrayValue ?? [] {
                for line in lines(text, writer) { writer.line("  ", line) }
            }
            rows(section["rows"]?.arrayValue ?? [], &writer)
            for line in lines(section["code"], writer) { writer.line("    ", line) }
        }
        return writer.text
    }

    private static func rows(_ rows: [JSONValue], _ writer: inout TextWriter) {
        func heading(_ row: JSONValue) -> String {
            let type = row["type"]?.stringValue.map { ": \(writer.plain($0))" } ?? ""
            return writer.plain(row["name"]?.stringValue) + type
        }
        let width = min(36, rows.map { heading($0).count }.max() ?? 0)
        for row in rows {
            let head = heading(row)
            let text = writer.plain(row["text"]?.stringValue)
            let padding = String(repeating: " ", count: max(0, width - head.count))
            if head.count > width {
                writer.line("  ", writer.paint(head, .cyan))
                writer.line("  ", String(repeating: " ", count: width), "  ", text)
            } else {
                writer.line("  ", writer.paint(head, .cyan), padding, "  ", text)
            }
        }
    }

    private static func lines(_ text: JSONValue?, _ writer: TextWriter) -> [String] {
        guard let text = text?.stringValue, !text.isEmpty else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { writer.plain(String($0)) }
    }
}

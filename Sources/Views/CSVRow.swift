public import Canonical

/// A row of CSV (RFC 4180). A cell that a spreadsheet would compute (it begins with =, +, -, @, a tab or a return) gets an
/// apostrophe in front, numbers apart.
public enum CSVRow {
    /// The row with its line end.
    public static func text(_ values: [JSONValue]) -> String { values.map(cell).joined(separator: ",") + "\r\n" }

    /// A value as plain text: nothing for null, JSON for what is no text.
    public static func plain(_ value: JSONValue) -> String { value.isNull ? "" : value.stringValue ?? value.canonicalText }

    private static func cell(_ value: JSONValue) -> String {
        var text = plain(value)
        if value.numberValue == nil, let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

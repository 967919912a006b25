import Canonical
import DefenderAPI
import Diagnostics
import Views

/// What a hunting query gave, for people and programs.
struct HuntingTable {
    private let result: HuntingResult

    /// The widest that a column is shown to people.
    private static let widest = 60

    init(_ result: HuntingResult) { self.result = result }

    func text(_ format: HuntCommand.Format) -> String {
        switch format {
        case .human: human
        case .json: TerminalText.escapedJSON(document.text) + "\n"
        case .csv: csv
        }
    }

    private var document: ResultDocument {
        let columns = result.columns.map { column -> JSONValue in ["name": .string(column.name), "type": .string(column.type)] }
        return ResultDocument(
            schema: "cordon/hunt/1", ["columns": .array(columns), "rows": .array(result.rows.map { .array($0) })])
    }

    // MARK: CSV

    /// RFC 4180. A cell that a spreadsheet would compute (it begins with =, +, -, @, a tab or a return) gets an apostrophe
    /// in front, numbers apart.
    private var csv: String {
        let head = result.columns.map { Self.cell(.string($0.name)) }.joined(separator: ",")
        return ([head] + result.rows.map { $0.map(Self.cell).joined(separator: ",") }).map { $0 + "\r\n" }.joined()
    }

    private static func cell(_ value: JSONValue) -> String {
        var text = plain(value)
        if value.numberValue == nil, let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func plain(_ value: JSONValue) -> String { value.isNull ? "" : value.stringValue ?? value.canonicalText }

    // MARK: For people

    private var human: String {
        let head = result.columns.map { TerminalText.escaped($0.name) }
        let rows = result.rows.map { $0.map { Self.shortened(TerminalText.escaped(Self.plain($0))) } }
        let widths = head.indices.map { index in ([head] + rows).map { $0[index].unicodeScalars.count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            var line = ""
            for (cell, width) in zip(cells, widths) {
                line += cell + String(repeating: " ", count: width - cell.unicodeScalars.count + 2)
            }
            return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)]) + "\n"
        }
        return ([head] + rows).map(line).joined() + Messages.rows(result.rows.count) + "\n"
    }

    private static func shortened(_ text: String) -> String {
        guard text.unicodeScalars.count > widest else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(widest - 1))) + "…"
    }
}

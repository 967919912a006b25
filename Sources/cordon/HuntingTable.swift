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

    private var csv: String {
        ([result.columns.map { .string($0.name) }] + result.rows).map(CSVRow.text).joined()
    }

    // MARK: For people

    private var human: String {
        let head = result.columns.map { TerminalText.escaped($0.name) }
        let rows = result.rows.map { $0.map { Self.shortened(TerminalText.escaped(CSVRow.plain($0))) } }
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

import Canonical

/// A hunting query on its way through the tables: from its text to the body of the answer.
struct HuntingRun {
    /// The most rows of a result, and its most bytes (mde-errors-and-limits.yaml, `advanced_hunting`).
    static let maximumRows = 100_000
    static let maximumBytes = 50 << 20

    /// The rows that were looked at. A class, because rows are made one by one while the result is written.
    private final class Tally {
        var rows = 0
    }

    let text: String
    let now: Timestamp
    /// What is looked at; the whole window if nil.
    var period: ClosedRange<Timestamp>?
    private let tally = Tally()

    init(_ text: String, now: Timestamp, period: ClosedRange<Timestamp>? = nil) {
        self.text = text
        self.now = now
        self.period = period
    }

    /// How many rows the query has looked at so far.
    var rowsSeen: Int { tally.rows }

    func result(_ state: TenantState) throws(KQLFailure) -> HuntingResultSet {
        let query = try KQLParser.parse(text)
        guard let table = HuntingTable.named(query.table, in: state) else {
            throw KQLFailure(.unknownTable(query.table), at: query.tableOffset)
        }
        let recent = table.recent(state, now: now, within: period)
        let tally = tally
        let counted = recent.rows.lazy.map { row in
            tally.rows += 1
            return row
        }
        var result = HuntingResultSet(recent.columns, counted)
        for step in query.steps { result = try result.after(step, now: now) }
        return HuntingResultSet(result.columns, result.rows.prefix(Self.maximumRows))
    }

    /// The result as the service writes it.
    /// - Parameter isGraph: Graph's members begin with small letters.
    /// - Returns: nil if it is larger than the service allows.
    static func body(_ result: HuntingResultSet, isGraph: Bool) -> [UInt8]? {
        let names = isGraph ? ("schema", "name", "type", "results") : ("Schema", "Name", "Type", "Results")
        var writer = EntityWriter()
        writer.raw(isGraph ? "{\"@odata.context\":\"\(graphContext)\",\"\(names.0)\":[" : "{\"\(names.0)\":[")
        for (index, column) in result.columns.enumerated() {
            writer.raw(index == 0 ? "{\"\(names.1)\":" : ",{\"\(names.1)\":")
            writer.write(text: column.name)
            writer.raw(",\"\(names.2)\":\"\(column.kind.rawValue)\"}")
        }
        writer.raw("],\"\(names.3)\":[")
        for (number, row) in result.rows.enumerated() {
            writer.raw(number == 0 ? "{" : ",{")
            for (index, value) in row.enumerated() {
                if index > 0 { writer.raw(",") }
                writer.write(text: result.columns[index].name)
                writer.raw(":")
                writer.write(value.json)
            }
            writer.raw("}")
            if writer.bytes.count > maximumBytes { return nil }
        }
        writer.raw("]}")
        return writer.bytes
    }

    private static let graphContext = "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.security.huntingQueryResults"
}

public import Canonical

/// A hunting query with the columns that are read of its result.
public struct HuntingQuestion: Hashable, Sendable {
    public let kql: String
    public let columns: HuntingColumns

    public init(_ kql: String, _ columns: HuntingColumns) {
        self.kql = kql
        self.columns = columns
    }

    /// As a plan holds it.
    public var json: JSONValue {
        [
            "query": .string(kql),
            "columns": .array(columns.columns.map { ["name": .string($0.name), "type": .string(HuntingCell.word(of: $0.type))] }),
        ]
    }

    /// nil where something is not as `json` writes it.
    public init?(json: JSONValue) {
        guard let kql = json["query"]?.stringValue, let list = json["columns"]?.arrayValue else { return nil }
        let columns = list.compactMap { column -> HuntingColumns.Column? in
            guard let name = column["name"]?.stringValue, let word = column["type"]?.stringValue,
                let type = HuntingCell.type(of: word)
            else { return nil }
            return HuntingColumns.Column(name, type)
        }
        guard columns.count == list.count, columns.count <= HuntingColumns.maximum else { return nil }
        self.init(kql, HuntingColumns(columns))
    }
}

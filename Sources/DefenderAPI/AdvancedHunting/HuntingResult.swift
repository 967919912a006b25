public import Canonical

/// What a hunting query gave, whichever API answered: Defender writes `Schema` and `Results`, Graph lower case.
public struct HuntingResult: Hashable, Sendable {
    /// A column of the result.
    public struct Column: Hashable, Sendable {
        public let name: String
        /// As the service spells it; the docs show DateTime and String only.
        public let type: String
    }

    /// In the result's order.
    public let columns: [Column]
    /// Each row's values, in the order of `columns`; null where the row has none.
    public let rows: [[JSONValue]]

    init(decoding bytes: [UInt8]) throws(DecodingFailure) {
        let record = try Record(schema: .advancedHuntingResult, decoding: parsed(bytes, as: "AdvancedHuntingResult").root)
        guard case .list(let schema) = record["Schema"], case .list(let results) = record["Results"] else {
            throw DecodingFailure(
                entity: "AdvancedHuntingResult", field: "", expected: "Schema and Results", found: Messages.nothing)
        }
        columns = schema.compactMap { value in
            guard case .record(let column) = value, let name = column["Name"].text else { return nil }
            return Column(name: name, type: column["Type"].text ?? "")
        }
        let names = columns.map(\.name)
        rows = results.compactMap { value in
            guard case .json(.object(let row)) = value else { return nil }
            return names.map { row[$0] ?? .null }
        }
    }
}

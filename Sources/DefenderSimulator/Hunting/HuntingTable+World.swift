import Canonical

extension HuntingTable {
    /// A table of a world file: its columns are the keys of its rows, in the order in which they come.
    init(name: String, given rows: [JSONObject]) {
        var columns: [HuntingColumn] = []
        for member in rows.flatMap(\.members) where member.value != .null && !columns.contains(where: { $0.name == member.key }) {
            columns.append(HuntingColumn(member.key, Self.kind(of: member.value)))
        }
        let made = rows.map { row in columns.map { Self.cell(row[$0.name] ?? .null, $0.kind) } }
        self.init(name: name, columns: columns) { _, _ in AnySequence(made) }
    }

    private static func kind(of value: JSONValue) -> HuntingColumn.Kind {
        switch value {
        case .bool: .bool
        case .integer: .long
        case .number: .real
        case .string(let text): Timestamp(rfc3339: text) == nil ? .string : .datetime
        case .null, .array, .object: .dynamic
        }
    }

    private static func cell(_ value: JSONValue, _ kind: HuntingColumn.Kind) -> HuntingValue {
        switch kind {
        case .string: .string(value.stringValue ?? (value == .null ? "" : value.canonicalText))
        case .long: value.integerValue.map { .long($0) } ?? .null
        case .real: value.numberValue.map { .real($0) } ?? .null
        case .bool: value.boolValue.map { .bool($0) } ?? .null
        case .datetime: value.stringValue.flatMap { Timestamp(rfc3339: $0) }.map { .datetime($0) } ?? .null
        case .timespan, .dynamic: value == .null ? .null : .dynamic(value)
        }
    }
}

import DefenderAPI

/// `$orderby`: paths with their directions (OData URL conventions, 5.1.4).
struct ODataOrdering {
    private struct Key {
        let path: FilterPath
        let isDescending: Bool
        let order: FilterOrder
    }

    private let keys: [Key]

    /// - Throws: where a name is unknown, or what it leads to has no order.
    init(_ text: String, of schema: EntitySchema) throws(ODataFailure) {
        var keys: [Key] = []
        for item in try Self.items(text) {
            let (path, type) = try Self.resolve(item.path, schema, at: item.offset)
            let ranks: EnumSchema? = if case .enumeration(let values) = type { values } else { nil }
            keys.append(Key(path: path, isDescending: item.isDescending, order: FilterOrder(ranks: ranks)))
        }
        self.keys = keys
    }

    /// The rows in this order; those that are equal stay as they are. Null comes first, as the smallest.
    func sorted(_ rows: [ListedRow]) -> [ListedRow] {
        let keyed = rows.enumerated().map { place, row in
            (place: place, row: row, values: keys.map { $0.path.value(in: FilterScope(row: row)) })
        }
        return keyed.sorted { left, right in
            for (index, key) in keys.enumerated() {
                let (one, other) = (left.values[index], right.values[index])
                if FilterOrder.isEqual(one, other) { continue }
                return Self.precedes(one, other, key.order) != key.isDescending
            }
            return left.place < right.place
        }.map(\.row)
    }

    private static func precedes(_ left: FieldValue, _ right: FieldValue, _ order: FilterOrder) -> Bool {
        if left == .null || right == .null { return left == .null }
        return order.holds(.lt, left, right)
    }

    // MARK: Grammar

    private struct Item {
        let path: [String]
        let isDescending: Bool
        let offset: Int
    }

    private static func items(_ text: String) throws(ODataFailure) -> [Item] {
        var items: [Item] = []
        var offset = 0
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(whereSeparator: { $0 == " " || $0 == "\t" })
            let direction = words.count == 2 ? words[1].lowercased() : "asc"
            guard let first = words.first, words.count <= 2, ["asc", "desc"].contains(direction) else {
                throw ODataFailure(.syntax, at: offset)
            }
            let path = first.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
            guard path.allSatisfy(isName) else { throw ODataFailure(.syntax, at: offset) }
            items.append(Item(path: path, isDescending: direction == "desc", offset: offset))
            offset += part.unicodeScalars.count + 1
        }
        return items
    }

    private static func isName(_ text: String) -> Bool {
        if text.lowercased() == "$count" { return true }
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }

    /// Where a text leaves the grammar; nil if it is an ordering.
    static func firstFault(in text: String) -> Int? {
        do {
            _ = try items(text)
            return nil
        } catch {
            return error.offset
        }
    }

    private static func resolve(
        _ names: [String], _ schema: EntitySchema, at offset: Int
    ) throws(ODataFailure) -> (FilterPath, FieldType) {
        var type = FieldType.record(schema)
        var indices: [Int] = []
        for name in names {
            if case .list = type, name.lowercased() == "$count", name == names.last {
                return (FilterPath(variable: nil, indices: indices, isCount: true), .integer)
            }
            guard case .record(let inner) = type else { throw ODataFailure(.notNavigable(name), at: offset) }
            guard let index = inner.fields.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw ODataFailure(.unknownProperty(name, type: inner.name), at: offset)
            }
            indices.append(index)
            type = inner.fields[index].type
        }
        switch type {
        case .list, .record, .json: throw ODataFailure(.notOrderable(names.joined(separator: "/")), at: offset)
        default: return (FilterPath(variable: nil, indices: indices), type)
        }
    }
}

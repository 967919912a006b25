import Canonical

/// What a query has come to: columns, and the rows one after the other.
struct HuntingResultSet {
    let columns: [HuntingColumn]
    let rows: AnySequence<HuntingRow>

    init(_ columns: [HuntingColumn], _ rows: some Sequence<HuntingRow>) {
        self.columns = columns
        self.rows = AnySequence(rows)
    }

    /// The result of one more step.
    func after(_ step: HuntingQuery.Step, now: Timestamp) throws(KQLFailure) -> HuntingResultSet {
        let binder = ExpressionBinder(columns: columns, step: step.name, now: now)
        switch step {
        case .filter(let expression):
            let condition = try binder.condition(expression)
            return HuntingResultSet(columns, rows.lazy.filter { condition($0).isTrue })
        case .project(let items):
            let (made, functions) = try Self.bound(items, binder)
            return HuntingResultSet(made, rows.lazy.map { row in functions.map { $0(row) } })
        case .extend(let items):
            let (made, functions) = try Self.bound(items, binder)
            let kept = columns.indices.filter { index in !made.contains { $0.name == columns[index].name } }
            return HuntingResultSet(
                kept.map { columns[$0] } + made, rows.lazy.map { row in kept.map { row[$0] } + functions.map { $0(row) } })
        case .take(let count): return HuntingResultSet(columns, rows.prefix(count))
        case .sort(let orderings): return HuntingResultSet(columns, try sorted(orderings, binder))
        case .distinct(let items):
            let (made, functions) = try Self.bound(items, binder)
            var seen: Set<HuntingRow> = []
            return HuntingResultSet(made, rows.map { row in functions.map { $0(row) } }.filter { seen.insert($0).inserted })
        case .count: return HuntingResultSet([HuntingColumn("Count", .long)], [[.long(Int64(rows.reduce(0) { sum, _ in sum + 1 }))]])
        case .schema: return schema
        }
    }

    /// As `getschema` shows them.
    private var schema: HuntingResultSet {
        let names = ["ColumnName", "ColumnOrdinal", "DataType", "ColumnType"]
        let rows = columns.enumerated().map { place, column -> HuntingRow in
            [.string(column.name), .long(Int64(place)), .string("System.\(column.kind.rawValue)"), .string(column.kind.word)]
        }
        return HuntingResultSet(names.map { HuntingColumn($0, $0 == "ColumnOrdinal" ? .long : .string) }, rows)
    }

    private static func bound(
        _ items: [HuntingQuery.NamedExpression], _ binder: ExpressionBinder
    ) throws(KQLFailure) -> ([HuntingColumn], [HuntingFunction]) {
        var columns: [HuntingColumn] = []
        var functions: [HuntingFunction] = []
        for item in items {
            let bound = try binder.bind(item.expression)
            columns.append(HuntingColumn(item.name, bound.kind))
            functions.append(bound.function)
        }
        return (columns, functions)
    }

    private func sorted(_ orderings: [HuntingQuery.Ordering], _ binder: ExpressionBinder) throws(KQLFailure) -> [HuntingRow] {
        var keys: [(function: HuntingFunction, sign: Int)] = []
        for ordering in orderings {
            keys.append((try binder.bind(ordering.expression).function, ordering.isDescending ? -1 : 1))
        }
        // Rows that are equal stay in their order.
        let numbered = rows.enumerated().map { place, row in (place: place, row: row, keys: keys.map { $0.function(row) }) }
        return numbered.sorted { left, right in
            for (index, key) in keys.enumerated() {
                let order = (HuntingValue.order(left.keys[index], right.keys[index]) ?? 0) * key.sign
                if order != 0 { return order < 0 }
            }
            return left.place < right.place
        }.map(\.row)
    }
}

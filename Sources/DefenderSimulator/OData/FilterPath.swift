import DefenderAPI

/// A resolved path: where it starts and the properties that lead on.
struct FilterPath: Hashable, Sendable {
    /// 0 is the innermost lambda variable; nil is the entity itself.
    let variable: Int?
    let indices: [Int]
    /// Whether how many there are is meant, not they.
    var isCount = false

    /// The property of the entity where it starts, by its index; of a lambda variable there is none.
    var fields: Set<Int> { variable == nil ? [indices[0]] : [] }

    func value(in scope: FilterScope) -> FieldValue {
        guard let variable else {
            // What begins at the entity names a property of it first.
            return counted(follow(scope.row[indices[0]], from: 1))
        }
        return counted(follow(scope.variables[scope.variables.count - 1 - variable], from: 0))
    }

    private func counted(_ value: FieldValue) -> FieldValue {
        guard isCount else { return value }
        if case .list(let items) = value { return .integer(Int64(items.count)) }
        return .integer(0)
    }

    private func follow(_ start: FieldValue, from first: Int) -> FieldValue {
        var value = start
        for index in indices[first...] {
            guard case .record(let record) = value else { return .null }
            value = record[index]
        }
        return value.isAbsent ? .null : value
    }
}

/// What names mean while a filter is evaluated.
struct FilterScope {
    let row: ListedRow
    var variables: [FieldValue] = []
}

import DefenderAPI

/// A resolved path: where it starts and the properties that lead on.
struct FilterPath: Hashable, Sendable {
    /// 0 is the innermost lambda variable; nil is the entity itself.
    let variable: Int?
    let indices: [Int]

    func value(in scope: FilterScope) -> FieldValue {
        var value = variable.map { scope.variables[scope.variables.count - 1 - $0] } ?? .record(scope.entity)
        for index in indices {
            guard case .record(let record) = value else { return .null }
            value = record[index]
        }
        return value == .absent ? .null : value
    }
}

/// What names mean while a filter is evaluated.
struct FilterScope {
    let entity: Record
    var variables: [FieldValue] = []
}

import DefenderAPI

/// What the names in a filter lead to.
extension FilterBinder {
    /// A path from the entity, from a lambda variable, or from the entity by the name `$it`; `…/$count` is a number.
    func resolve(_ names: [String], at offset: Int) throws(ODataFailure) -> (FilterPath, FieldType) {
        let place = variables.lastIndex { $0.name == names[0] }
        var type = place.map { variables[$0].type } ?? .record(schema)
        var indices: [Int] = []
        var isCount = false
        let isNamed = place != nil || names[0] == "$it" && names.count > 1
        for name in names.dropFirst(isNamed ? 1 : 0) {
            if case .list = type, name.lowercased() == "$count", !isCount {
                (isCount, type) = (true, .integer)
                continue
            }
            guard case .record(let inner) = type else { throw ODataFailure(.notNavigable(name), at: offset) }
            guard let index = inner.fields.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw ODataFailure(.unknownProperty(name, type: inner.name), at: offset)
            }
            if place == nil, indices.isEmpty, !filterable.contains(inner.fields[index].name) {
                throw ODataFailure(.notFilterable(inner.fields[index].name), at: offset)
            }
            indices.append(index)
            type = inner.fields[index].type
        }
        return (FilterPath(variable: place.map { variables.count - 1 - $0 }, indices: indices, isCount: isCount), type)
    }
}

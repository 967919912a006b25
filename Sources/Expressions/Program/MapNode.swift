final class MapNode: ProgramNode {
    struct Entry: Sendable {
        let key: any ProgramNode
        let value: any ProgramNode
        let isOptional: Bool
        let offsets: Range<Int>
    }

    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var map = MapValue()
        var gaps = Gaps()
        for entry in entries {
            let (key, value) = (entry.key.evaluate(activation, &frame), entry.value.evaluate(activation, &frame))
            if case .value(let key) = key, case .value(let value) = value {
                insert(value, for: key, entry, into: &map, &gaps)
            } else {
                gaps.add(key)
                gaps.add(value)
            }
        }
        return gaps.isEmpty ? .value(.map(map)) : gaps.evaluation
    }

    private func insert(_ value: Value, for key: Value, _ entry: Entry, into map: inout MapValue, _ gaps: inout Gaps) {
        var value = value
        if entry.isOptional {
            guard case .optional(let inner) = value else {
                gaps.add(.noSuchOverload("{?}", [value]), at: entry.offsets)
                return
            }
            guard let inner else { return }
            value = inner
        }
        if map.insert(value, for: key) { return }
        gaps.add(MapKey(key) == nil ? .badKey(key) : .repeatedKey(key), at: entry.offsets)
    }
}

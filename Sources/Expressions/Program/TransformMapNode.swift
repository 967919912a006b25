/// `transformMap` and `transformMapEntry`.
final class TransformMapNode: ProgramNode {
    private let loop: Loop
    private let condition: (any ProgramNode)?
    private let body: any ProgramNode
    /// Whether the body gives the entries, not only the values.
    private let givesEntries: Bool

    init(_ loop: Loop, condition: (any ProgramNode)?, body: any ProgramNode, givesEntries: Bool) {
        self.loop = loop
        self.condition = condition
        self.body = body
        self.givesEntries = givesEntries
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch loop.start(activation, &frame) {
        case .elements(let elements): evaluate(elements, activation, &frame)
        case .gap(let gap): gap
        }
    }

    private func evaluate(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var map = MapValue()
        var gaps = Gaps()
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return exhausted }
            guard Condition.holds(condition, loop.offsets, activation, &frame, &gaps) else { continue }
            let result = body.evaluate(activation, &frame)
            guard case .value(let value) = result else {
                gaps.add(result)
                continue
            }
            add(value, elements.key(index), to: &map, &gaps)
        }
        return gaps.isEmpty ? .value(.map(map)) : gaps.evaluation
    }

    private func add(_ value: Value, _ key: Value, to map: inout MapValue, _ gaps: inout Gaps) {
        guard givesEntries else {
            map.insert(value, for: key)
            return
        }
        guard case .map(let added) = value else {
            gaps.add(.noSuchOverload("transformMapEntry", [value]), at: loop.offsets)
            return
        }
        for entry in added.entries where !map.insert(entry.value, for: entry.key) {
            gaps.add(.repeatedKey(entry.key), at: loop.offsets)
        }
    }
}

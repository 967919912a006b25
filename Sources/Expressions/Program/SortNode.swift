/// `sortBy`: the elements in the order of what the body gives for each.
final class SortNode: ProgramNode {
    private let loop: Loop
    private let key: any ProgramNode

    init(_ loop: Loop, _ key: any ProgramNode) {
        self.loop = loop
        self.key = key
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch loop.start(activation, &frame) {
        case .elements(let elements): evaluate(elements, activation, &frame)
        case .gap(let gap): gap
        }
    }

    private func evaluate(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var keys: [Value] = []
        var gaps = Gaps()
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return exhausted }
            let result = key.evaluate(activation, &frame)
            if case .value(let value) = result { keys.append(value) } else { gaps.add(result) }
        }
        guard gaps.isEmpty else { return gaps.evaluation }
        do throws(Fault) {
            return .value(.list(try ListFunctions.sorted(elements.values, by: keys)))
        } catch {
            return .fault(error, at: loop.offsets)
        }
    }
}

/// What a macro goes over, and where its variables are kept.
struct Loop: Sendable {
    let range: any ProgramNode
    /// One slot for the element or key, or two for index or key and value.
    let locals: [Int]
    /// The place of the whole macro.
    let offsets: Range<Int>

    struct Elements {
        /// The keys beside the values of a map with two variables; a list has its indexes.
        let keys: [Value]?
        /// What the last variable takes.
        let values: [Value]

        func key(_ index: Int) -> Value { keys?[index] ?? .int(Int64(index)) }
    }

    enum Start {
        case elements(Elements)
        case gap(Evaluation)
    }

    func start(_ frame: inout Frame) -> Start {
        switch range.evaluate(&frame) {
        case .value(.list(let values)): .elements(Elements(keys: nil, values: values))
        case .value(.map(let map)):
            locals.count == 1
                ? .elements(Elements(keys: nil, values: map.entries.map { $0.key }))
                : .elements(Elements(keys: map.entries.map { $0.key }, values: map.entries.map { $0.value }))
        case .value(let other): .gap(.fault(.notCollection(other), at: offsets))
        case let gap: .gap(gap)
        }
    }

    /// Sets the variables; the failure once the budget is spent.
    @inline(__always)
    func bind(_ elements: Elements, _ index: Int, _ frame: inout Frame) -> Evaluation? {
        if locals.count == 2 { frame.locals[locals[0]] = .value(elements.key(index)) }
        frame.locals[locals[locals.count - 1]] = .value(elements.values[index])
        return frame.spend(1, at: offsets)
    }
}

/// What a macro goes over, and where its variables are kept.
struct Loop: Sendable {
    let range: any ProgramNode
    /// The slot of the index or key, for macros with two variables.
    let keyLocal: Int?
    /// The slot of the element; of a map's key, or with two variables its value.
    let local: Int
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

    func start(_ activation: any Activation, _ frame: inout Frame) -> Start {
        switch range.evaluate(activation, &frame) {
        case .value(.list(let values)): .elements(Elements(keys: nil, values: values))
        case .value(.map(let map)):
            keyLocal == nil
                ? .elements(Elements(keys: nil, values: map.entries.map { $0.key }))
                : .elements(Elements(keys: map.entries.map { $0.key }, values: map.entries.map { $0.value }))
        case .value(let other): .gap(.fault(.notCollection(other), at: offsets))
        case let gap: .gap(gap)
        }
    }

    /// Sets the variables; the failure once the budget is spent.
    @inline(__always)
    func bind(_ elements: Elements, _ index: Int, _ frame: inout Frame) -> Evaluation? {
        if let keyLocal { frame.locals[keyLocal] = .value(elements.key(index)) }
        frame.locals[local] = .value(elements.values[index])
        return frame.spend(1, at: offsets)
    }
}

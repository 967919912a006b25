/// Tries values for the variables of one formula.
struct Search {
    /// The formula with its variables and values by number.
    private indirect enum Node {
        case constant(Bool)
        /// Whether it holds, by the number of the variable's value.
        case leaf(variable: Int, holds: [Bool])
        case all([Node])
        case any([Node])
    }

    /// How many memberships are looked at before the answer is left open.
    private var budget = 100_000
    private var variables: [Variable] = []
    private var values: [[FiniteValue]] = []
    private var root = Node.constant(true)
    /// By variable: the number of its value, -1 while it has none.
    private var assignment: [Int] = []

    init(_ formula: Formula) {
        var numbers: [Variable: Int] = [:]
        var named: [Set<FiniteValue>] = []
        formula.forEachMember { variable, values in
            if let number = numbers[variable] {
                named[number].formUnion(values)
            } else {
                numbers[variable] = variables.count
                variables.append(variable)
                named.append(values)
            }
        }
        values = zip(variables, named).map { Self.domain($0, named: $1) }
        assignment = Array(repeating: -1, count: variables.count)
        root = node(formula, numbers)
    }

    /// The values to try; the one that nobody has documented comes last.
    private static func domain(_ variable: Variable, named: Set<FiniteValue>) -> [FiniteValue] {
        switch variable.domain {
        case .closed(let values): values
        case .listed(let values): values + [.other]
        case .open(let isNullable): named.union(isNullable ? [.null] : []).sorted { $0.rank < $1.rank } + [.other]
        }
    }

    private func node(_ formula: Formula, _ numbers: [Variable: Int]) -> Node {
        func leaf(_ variable: Variable, _ isHeld: (FiniteValue) -> Bool) -> Node {
            guard let number = numbers[variable] else { preconditionFailure("every variable of a formula has a number") }
            return .leaf(variable: number, holds: values[number].map(isHeld))
        }
        return switch formula {
        case .constant(let value): .constant(value)
        case .member(let variable, let set): leaf(variable) { set.contains($0) }
        case .notMember(let variable, let set): leaf(variable) { !set.contains($0) }
        case .all(let parts): .all(parts.map { node($0, numbers) })
        case .any(let parts): .any(parts.map { node($0, numbers) })
        }
    }

    /// Whether every value was tried that had to be.
    var isWithinBudget: Bool { budget > 0 }

    /// Values of what is understood that make the formula true whatever the rest does.
    mutating func witness() -> [Variable: FiniteValue]? {
        let order = variables.indices.filter { !variables[$0].isFree }
        guard hold(order[...], onlyDocumented: true) else { return nil }
        var witness: [Variable: FiniteValue] = [:]
        for number in order where assignment[number] >= 0 { witness[variables[number]] = values[number][assignment[number]] }
        return witness
    }

    /// Whether some values of everything make it true.
    mutating func canHold() -> Bool {
        assignment = Array(repeating: -1, count: variables.count)
        return hold(Array(variables.indices)[...], onlyDocumented: false)
    }

    private mutating func hold(_ open: ArraySlice<Int>, onlyDocumented: Bool) -> Bool {
        if let value = value(root) { return value }
        guard budget > 0, let number = open.first else { return false }
        var count = values[number].count
        if onlyDocumented, case .listed = variables[number].domain { count -= 1 }
        for value in 0..<count {
            assignment[number] = value
            if hold(open.dropFirst(), onlyDocumented: onlyDocumented) { return true }
        }
        assignment[number] = -1
        return false
    }

    /// Whether it holds for the values so far; nil if others decide.
    private mutating func value(_ node: Node) -> Bool? {
        switch node {
        case .constant(let value): return value
        case .leaf(let variable, let holds):
            budget -= 1
            let value = assignment[variable]
            return value < 0 ? nil : holds[value]
        case .all(let parts): return fold(parts, absorbing: false)
        case .any(let parts): return fold(parts, absorbing: true)
        }
    }

    private mutating func fold(_ parts: [Node], absorbing: Bool) -> Bool? {
        var isOpen = false
        for part in parts {
            guard let value = value(part) else {
                isOpen = true
                continue
            }
            if value == absorbing { return absorbing }
        }
        return isOpen ? nil : !absorbing
    }
}

extension FiniteValue {
    /// Any order that does not change from run to run.
    fileprivate var rank: String {
        switch self {
        case .null: "0"
        case .bool(let value): "1\(value)"
        case .int(let value): "2\(value)"
        case .text(let value): "3\(value)"
        case .other: "4"
        }
    }
}

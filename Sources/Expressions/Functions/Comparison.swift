import Canonical

/// `== != < <= > >=`
enum Comparison {
    static let functions: [StandardFunction] = [
        StandardFunction("_==_", [same("equals")]) { left, right throws(Fault) in .bool(left.isEqual(to: right)) },
        StandardFunction("_!=_", [same("not_equals")]) { left, right throws(Fault) in
            .bool(!left.isEqual(to: right))
        },
        ordering(.less, "less"), ordering(.lessOrEqual, "less_equals"), ordering(.greater, "greater"),
        ordering(.greaterOrEqual, "greater_equals"),
    ]

    private static func same(_ id: String) -> Overload {
        Overload(id, [StandardFunction.element, StandardFunction.element], .bool)
    }

    private static func ordering(_ operation: Operator, _ id: String) -> StandardFunction {
        let plain: [(String, CELType)] = [
            ("bool", .bool), ("int64", .int), ("uint64", .uint), ("double", .double), ("string", .string),
            ("bytes", .bytes), ("timestamp", .timestamp), ("duration", .duration),
        ]
        let numbers = plain[1...3]
        let mixed = numbers.flatMap { left in
            numbers.filter { $0.0 != left.0 }.map { Overload("\(id)_\(left.0)_\($0.0)", [left.1, $0.1], .bool) }
        }
        let overloads = plain.map { Overload("\(id)_\($0.0)", [$0.1, $0.1], .bool) } + mixed
        return StandardFunction(operation.rawValue, overloads) { left, right throws(Fault) in
            .bool(try compare(operation, left, right))
        }
    }

    static func compare(_ operation: Operator, _ left: Value, _ right: Value) throws(Fault) -> Bool {
        guard let order = order(left, right) else {
            // NaN is a number without an order.
            if Numbers.isNumber(left), Numbers.isNumber(right) { return false }
            throw .noSuchOverload(operation.rawValue, [left, right])
        }
        return holds(operation, order)
    }

    static func holds(_ operation: Operator, _ order: Numbers.Order) -> Bool {
        switch operation {
        case .less: order == .less
        case .lessOrEqual: order != .greater
        case .greater: order == .greater
        default: order != .less
        }
    }

    /// Nil for values that have no order among each other.
    static func order(_ left: Value, _ right: Value) -> Numbers.Order? {
        switch (left, right) {
        case (.string(let left), .string(let right)): order(CodePoints.isLess(left, right)) { CodePoints.isLess(right, left) }
        case (.bool(let left), .bool(let right)): order(!left && right) { left && !right }
        case (.bytes(let left), .bytes(let right)):
            order(left.lexicographicallyPrecedes(right)) { right.lexicographicallyPrecedes(left) }
        case (.timestamp(let left), .timestamp(let right)): order(left < right) { right < left }
        case (.duration(let left), .duration(let right)): order(left < right) { right < left }
        default: Numbers.compare(left, right)
        }
    }

    private static func order(_ isLess: Bool, _ isGreater: () -> Bool) -> Numbers.Order {
        isLess ? .less : isGreater() ? .greater : .equal
    }
}

import Glibc

/// The math extension: rounding, signs and kinds of doubles. Overload ids are cel-go's.
enum MathFunctions {
    static let functions: [StandardFunction] =
        [
            rounding("ceil") { $0.rounded(.up) }, rounding("floor") { $0.rounded(.down) },
            rounding("round") { $0.rounded(.toNearestOrAwayFromZero) }, rounding("trunc") { $0.rounded(.towardZero) },
            test("isNaN") { $0.isNaN }, test("isInf") { $0.isInfinite }, test("isFinite") { $0.isFinite },
            StandardFunction("math.abs", numeric("abs"), unary: abs), StandardFunction("math.sign", numeric("sign"), unary: sign),
            StandardFunction("math.sqrt", roots, unary: squareRoot),
            extreme("math.greatest", "max", .greater), extreme("math.least", "min", .less),
        ] + BitFunctions.functions

    private static let numbers: [(id: String, type: CELType)] = [("int", .int), ("uint", .uint), ("double", .double)]
    private static let roots = numbers.map { Overload("math_sqrt_\($0.id)", [$0.type], .double) }

    private static func numeric(_ name: String) -> [Overload] {
        numbers.map { Overload("math_\(name)_\($0.id)", [$0.type], $0.type) }
    }

    private static func onDouble(
        _ name: String, _ result: CELType, _ apply: @escaping @Sendable (Double) -> Value
    ) -> StandardFunction {
        StandardFunction("math.\(name)", [Overload("math_\(name)_double", [.double], result)]) { value throws(Fault) in
            guard case .double(let number) = value else { throw .noSuchOverload("math.\(name)", [value]) }
            return apply(number)
        }
    }

    private static func rounding(_ name: String, _ round: @escaping @Sendable (Double) -> Double) -> StandardFunction {
        onDouble(name, .double) { .double(round($0)) }
    }

    private static func test(_ name: String, _ holds: @escaping @Sendable (Double) -> Bool) -> StandardFunction {
        onDouble(name, .bool) { .bool(holds($0)) }
    }

    private static func abs(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(.min): throw .overflow("math.abs()")
        case .int(let number): .int(number.magnitude == 0 ? 0 : Swift.abs(number))
        case .uint: value
        case .double(let number): .double(number.magnitude)
        default: throw .noSuchOverload("math.abs", [value])
        }
    }

    private static func sign(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(let number): .int(number.signum())
        case .uint(let number): .uint(number == 0 ? 0 : 1)
        case .double(let number): .double(number > 0 ? 1 : number < 0 ? -1 : number.isNaN ? number : 0)
        default: throw .noSuchOverload("math.sign", [value])
        }
    }

    private static func squareRoot(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(let number): .double(Double(number).squareRoot())
        case .uint(let number): .double(Double(number).squareRoot())
        case .double(let number): .double(number.squareRoot())
        default: throw .noSuchOverload("math.sqrt", [value])
        }
    }

    // MARK: Greatest and least

    /// One number, two, or a list of them; more than two arguments become a list while the text is parsed.
    private static func extreme(_ name: String, _ id: String, _ wanted: Numbers.Order) -> StandardFunction {
        StandardFunction(name, overloads(of: id)) { arguments throws(Fault) in
            var candidates = arguments
            if arguments.count == 1, case .list(let elements) = arguments[0] { candidates = elements }
            guard var best = candidates.first else { throw .badArgument(Messages.emptyList(name)) }
            for candidate in candidates {
                guard Numbers.isNumber(candidate) else { throw .noSuchOverload(name, [candidate]) }
                if Numbers.compare(candidate, best) == wanted { best = candidate }
            }
            return best
        }
    }

    private static func overloads(of id: String) -> [Overload] {
        let single = numbers.map { Overload("math_@\(id)_\($0.id)", [$0.type], $0.type) }
        let lists = numbers.map { Overload("math_@\(id)_list_\($0.id)", [.list($0.type)], $0.type) }
        let pairs = numbers.flatMap { left in
            numbers.map { right in
                Overload("math_@\(id)_\(left.id)_\(right.id)", [left.type, right.type], left.type == right.type ? left.type : .dyn)
            }
        }
        return single + pairs + lists
    }
}

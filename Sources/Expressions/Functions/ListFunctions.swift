/// The lists extension.
enum ListFunctions {
    static let functions: [StandardFunction] = [
        StandardFunction("distinct", [.member("list_distinct", [StandardFunction.list], StandardFunction.list)], unary: distinct),
        StandardFunction("flatten", flattens) { arguments throws(Fault) in try flatten(arguments) },
        StandardFunction("slice", [.member("list_slice", [StandardFunction.list, .int, .int], StandardFunction.list)]) {
            arguments throws(Fault) in try slice(arguments)
        },
        StandardFunction("sort", [.member("list_sort", [StandardFunction.list], StandardFunction.list)], unary: sort),
        StandardFunction("reverse", reverses, unary: reverse),
        StandardFunction("lists.range", [Overload("lists_range", [.int], .list(.int))], unary: range),
        end("first") { $0.first }, end("last") { $0.last },
    ]

    private static let flattens: [Overload] = [
        .member("list_flatten", [.list(StandardFunction.list)], StandardFunction.list),
        .member("list_flatten_int", [.list(.dyn), .int], .list(.dyn)),
    ]
    private static let reverses: [Overload] = [
        .member("list_reverse", [StandardFunction.list], StandardFunction.list),
        .member("string_reverse", [.string], .string),
    ]
    /// What can't be hashed is compared with all before it.
    private static let mostCompared = 5000
    /// A list that a number makes must not be a way around the budget.
    static let longestRange: Int64 = 100_000

    private static func end(_ name: String, _ pick: @escaping @Sendable ([Value]) -> Value?) -> StandardFunction {
        let overload = Overload.member("list_\(name)", [StandardFunction.list], .optional(StandardFunction.element))
        return StandardFunction(name, [overload]) { value throws(Fault) in
            guard case .list(let elements) = value else { throw .noSuchOverload(name, [value]) }
            return .optional(pick(elements))
        }
    }

    private static func distinct(_ value: Value) throws(Fault) -> Value {
        guard case .list(let elements) = value else { throw .noSuchOverload("distinct", [value]) }
        var seen = Set<MapKey>()
        var result: [Value] = []
        var others: [Value] = []
        for element in elements {
            if let key = MapKey(lookingUp: element) {
                if seen.insert(key).inserted { result.append(element) }
            } else if others.count > mostCompared {
                throw .tooMuchWork
            } else if !others.contains(where: { $0.isEqual(to: element) }) {
                others.append(element)
                result.append(element)
            }
        }
        return .list(result)
    }

    private static func flatten(_ arguments: [Value]) throws(Fault) -> Value {
        guard case .list(let elements) = arguments[0] else { throw .noSuchOverload("flatten", arguments) }
        var depth: Int64 = 1
        if arguments.count == 2 {
            guard case .int(let given) = arguments[1] else { throw .noSuchOverload("flatten", arguments) }
            depth = given
        }
        guard depth >= 0 else { throw Fault.negativeDepth }
        return .list(flattened(elements, depth))
    }

    private static func flattened(_ elements: [Value], _ depth: Int64) -> [Value] {
        guard depth > 0 else { return elements }
        return elements.flatMap { element in
            if case .list(let inner) = element { return flattened(inner, depth - 1) }
            return [element]
        }
    }

    private static func slice(_ arguments: [Value]) throws(Fault) -> Value {
        guard case .list(let elements) = arguments[0], case .int(let start) = arguments[1],
            case .int(let end) = arguments[2]
        else { throw .noSuchOverload("slice", arguments) }
        guard start >= 0, start <= end, end <= elements.count else { throw Fault.badSlice }
        return .list(Array(elements[Int(start)..<Int(end)]))
    }

    private static func sort(_ value: Value) throws(Fault) -> Value {
        guard case .list(let elements) = value else { throw .noSuchOverload("sort", [value]) }
        return .list(try sorted(elements, by: elements))
    }

    /// The elements in the order of their keys; equal keys keep their places.
    static func sorted(_ elements: [Value], by keys: [Value]) throws(Fault) -> [Value] {
        guard let first = keys.first else { return elements }
        guard keys.allSatisfy({ $0.type == first.type && Comparison.order($0, first) != nil }) else { throw Fault.unorderable }
        let places = elements.indices.sorted { left, right in
            switch Comparison.order(keys[left], keys[right]) {
            case .less: true
            case .greater: false
            default: left < right
            }
        }
        return places.map { elements[$0] }
    }

    private static func reverse(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .list(let elements): .list(elements.reversed())
        case .string(let text): .string(StringEditing.string(text.unicodeScalars.reversed()))
        default: throw .noSuchOverload("reverse", [value])
        }
    }

    private static func range(_ value: Value) throws(Fault) -> Value {
        guard case .int(let count) = value else { throw .noSuchOverload("lists.range", [value]) }
        guard count <= longestRange else { throw .tooMuchWork }
        return .list((0..<max(count, 0)).map { .int($0) })
    }
}

/// `x[i]`, `x[?i]` and `in`.
enum Indexing {
    static let functions: [StandardFunction] = [
        StandardFunction("_[_]", index("index", wrap: { $0 }), binary: index),
        StandardFunction("_[?_]", index("optional_index", wrap: { .optional($0) })) { operand, key throws(Fault) in
            .optional(try optionalIndex(operand, key))
        },
        StandardFunction(
            "@in",
            [
                Overload("in_list", [StandardFunction.element, StandardFunction.list], .bool),
                Overload("in_map", [.parameter("K"), StandardFunction.anyMap], .bool),
            ], binary: contains),
    ]

    private static func index(_ id: String, wrap: (CELType) -> CELType) -> [Overload] {
        let value = CELType.parameter("V")
        let plain = [
            Overload("\(id)_list", [StandardFunction.list, .int], wrap(StandardFunction.element)),
            Overload("\(id)_map", [StandardFunction.anyMap, .parameter("K")], wrap(value)),
        ]
        return plain + [
            Overload("optional_list_\(id)_int", [.optional(StandardFunction.list), .int], .optional(StandardFunction.element)),
            Overload("optional_map_\(id)_value", [.optional(StandardFunction.anyMap), .parameter("K")], .optional(value)),
        ]
    }

    static func index(_ operand: Value, _ key: Value) throws(Fault) -> Value {
        switch operand {
        case .optional: return .optional(try optionalIndex(operand, key))
        case .list(let elements): return elements[try place(key, in: elements)]
        case .map(let map):
            if let value = map[key] { return value }
            throw .noSuchKey(key)
        default: throw .noSuchOverload("_[_]", [operand, key])
        }
    }

    private static func place(_ key: Value, in elements: [Value]) throws(Fault) -> Int {
        guard let index = whole(key) else { throw .noSuchOverload("_[_]", [.list(elements), key]) }
        guard index >= 0, index < elements.count else { throw .indexOutOfRange(index, count: elements.count) }
        return Int(index)
    }

    /// An index may come as any number that is whole.
    private static func whole(_ key: Value) -> Int64? {
        switch key {
        case .int(let number): number
        case .uint(let number): Int64(clamping: number)
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    static func optionalIndex(_ operand: Value, _ key: Value) throws(Fault) -> Value? {
        switch operand {
        case .optional(.none): return nil
        case .optional(.some(let wrapped)): return try optionalIndex(wrapped, key)
        case .map(let map): return map[key]
        case .list(let elements):
            guard let index = whole(key) else { throw .noSuchOverload("_[?_]", [operand, key]) }
            return index >= 0 && index < elements.count ? elements[Int(index)] : nil
        default: throw .noSuchOverload("_[?_]", [operand, key])
        }
    }

    static func contains(_ element: Value, _ collection: Value) throws(Fault) -> Value {
        switch collection {
        case .list(let elements): .bool(elements.contains { $0.isEqual(to: element) })
        case .map(let map): .bool(map[element] != nil)
        default: throw .noSuchOverload("@in", [element, collection])
        }
    }
}

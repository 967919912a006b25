/// The optionals extension.
enum OptionalFunctions {
    private static let element = StandardFunction.element
    private static let wrapped = CELType.optional(element)

    static let functions: [StandardFunction] = [
        StandardFunction("optional.none", [Overload("optional_none", [], wrapped)], variadic: none),
        StandardFunction("optional.of", [Overload("optional_of", [element], wrapped)]) { value throws(Fault) in
            .optional(value)
        },
        StandardFunction("optional.ofNonZeroValue", [Overload("optional_of_non_zero_value", [element], wrapped)]) {
            value throws(Fault) in .optional(isZero(value) ? nil : value)
        },
        StandardFunction("optional.unwrap", [Overload("optional_unwrap", [wrappedList], unwrapped)], unary: present),
        StandardFunction("unwrapOpt", [.member("optional_unwrapOpt", [wrappedList], unwrapped)], unary: present),
        StandardFunction("hasValue", [.member("optional_has_value", [wrapped], .bool)]) { value throws(Fault) in
            .bool(try unwrap("hasValue", value) != nil)
        },
        StandardFunction("value", [.member("optional_value", [wrapped], element)]) { value throws(Fault) in
            guard let inner = try unwrap("value", value) else { throw .noValue }
            return inner
        },
        StandardFunction("or", [.member("optional_or_optional", [wrapped, wrapped], wrapped)], binary: Logic.isProgramNode),
        StandardFunction("orValue", [.member("optional_or_value", [wrapped, element], element)], binary: Logic.isProgramNode),
    ]

    private static let unwrapped = CELType.list(element)
    private static let wrappedList = CELType.list(wrapped)

    private static func present(_ value: Value) throws(Fault) -> Value {
        guard case .list(let elements) = value else { throw .noSuchOverload("optional.unwrap", [value]) }
        var found: [Value] = []
        for element in elements {
            if let inner = try unwrap("optional.unwrap", element) { found.append(inner) }
        }
        return .list(found)
    }

    private static func none(_ arguments: [Value]) throws(Fault) -> Value { .optional(nil) }

    private static func unwrap(_ name: String, _ value: Value) throws(Fault) -> Value? {
        guard case .optional(let inner) = value else { throw .noSuchOverload(name, [value]) }
        return inner
    }

    private static func isZero(_ value: Value) -> Bool {
        switch value {
        case .null: true
        case .bool(let flag): !flag
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let map): map.isEmpty
        case .duration(let duration): duration == .zero
        case .timestamp, .object, .type: false
        case .optional(let inner): inner == nil
        }
    }
}

/// Functions that look at strings. Places and sizes count code points.
enum StringFunctions {
    static let functions: [StandardFunction] = [
        StandardFunction(
            "size",
            [
                Overload("size_string", [.string], .int), Overload("size_bytes", [.bytes], .int),
                Overload("size_list", [StandardFunction.list], .int),
                Overload("size_map", [StandardFunction.anyMap], .int),
                .member("string_size", [.string], .int), .member("bytes_size", [.bytes], .int),
                .member("list_size", [StandardFunction.list], .int),
                .member("map_size", [StandardFunction.anyMap], .int),
            ], unary: size),
        test("startsWith", "starts_with_string", CodePoints.starts),
        test("endsWith", "ends_with_string", CodePoints.ends),
        test("contains", "contains_string") { CodePoints.firstIndex(of: $1, in: $0) != nil },
    ]

    private static func test(
        _ name: String, _ id: String, _ holds: @escaping @Sendable (String, String) -> Bool
    ) -> StandardFunction {
        StandardFunction(name, [.member(id, [.string, .string], .bool)]) { text, part throws(Fault) in
            guard case .string(let text) = text, case .string(let part) = part else {
                throw .noSuchOverload(name, [text, part])
            }
            return .bool(holds(text, part))
        }
    }

    static func size(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        case .list(let elements): .int(Int64(elements.count))
        case .map(let map): .int(Int64(map.count))
        default: throw .noSuchOverload("size", [value])
        }
    }
}

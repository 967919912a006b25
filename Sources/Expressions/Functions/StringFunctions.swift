/// Functions that look at strings. Places and sizes count code points.
enum StringFunctions {
    static let functions: [StandardFunction] =
        [
            StandardFunction(
                "size",
                [
                    Overload("size_string", [.string], .int), Overload("size_bytes", [.bytes], .int),
                    Overload("size_list", [StandardFunction.list], .int),
                    Overload("size_map", [StandardFunction.anyMap], .int),
                    .member("string_size", [.string], .int), .member("bytes_size", [.bytes], .int),
                    .member("list_size", [StandardFunction.list], .int),
                    .member("map_size", [StandardFunction.anyMap], .int),
                ], unary: size)
        ] + Test.allCases.map { $0.function }

    /// The tests of a string for a part.
    enum Test: String, CaseIterable {
        case startsWith, endsWith, contains

        func holds(_ text: String, _ part: String) -> Bool {
            switch self {
            case .startsWith: CodePoints.starts(text, with: part)
            case .endsWith: CodePoints.ends(text, with: part)
            case .contains: CodePoints.firstIndex(of: part, in: text) != nil
            }
        }

        private var id: String {
            switch self {
            case .startsWith: "starts_with_string"
            case .endsWith: "ends_with_string"
            case .contains: "contains_string"
            }
        }

        fileprivate var function: StandardFunction {
            StandardFunction(rawValue, [.member(id, [.string, .string], .bool)]) { text, part throws(Fault) in
                guard case .string(let text) = text, case .string(let part) = part else {
                    throw .noSuchOverload(rawValue, [text, part])
                }
                return .bool(holds(text, part))
            }
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

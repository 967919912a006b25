/// The strings extension: functions that cut, join and change strings.
enum StringEditing {
    static let functions: [StandardFunction] = [
        StandardFunction("charAt", [.member("string_char_at_int", [.string, .int], .string)], binary: charAt),
        StandardFunction("indexOf", places("index_of")) { arguments throws(Fault) in try indexOf(arguments) },
        StandardFunction("lastIndexOf", places("last_index_of")) { arguments throws(Fault) in
            try lastIndexOf(arguments)
        },
        StandardFunction("join", joins) { arguments throws(Fault) in try join(arguments) },
        StandardFunction("split", splits) { arguments throws(Fault) in try split(arguments) },
        StandardFunction("replace", replaces) { arguments throws(Fault) in try replace(arguments) },
        StandardFunction("substring", substrings) { arguments throws(Fault) in try substring(arguments) },
        StandardFunction("lowerAscii", [.member("string_lower_ascii", [.string], .string)]) { value throws(Fault) in
            try mapBytes("lowerAscii", value) { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        },
        StandardFunction("upperAscii", [.member("string_upper_ascii", [.string], .string)]) { value throws(Fault) in
            try mapBytes("upperAscii", value) { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        },
        StandardFunction("trim", [.member("string_trim", [.string], .string)], unary: trim),
        StandardFunction("strings.quote", [Overload("strings_quote", [.string], .string)]) { value throws(Fault) in
            guard case .string(let text) = value else { throw .noSuchOverload("strings.quote", [value]) }
            return .string("\"" + text.unicodeScalars.map(quoted).joined() + "\"")
        },
        StringFormat.function,
    ]

    private static func places(_ id: String) -> [Overload] {
        [
            .member("string_\(id)_string", [.string, .string], .int),
            .member("string_\(id)_string_int", [.string, .string, .int], .int),
        ]
    }

    private static let joins: [Overload] = [
        .member("list_join", [.list(.string)], .string),
        .member("list_join_string", [.list(.string), .string], .string),
    ]
    private static let splits: [Overload] = [
        .member("string_split_string", [.string, .string], .list(.string)),
        .member("string_split_string_int", [.string, .string, .int], .list(.string)),
    ]
    private static let replaces: [Overload] = [
        .member("string_replace_string_string", [.string, .string, .string], .string),
        .member("string_replace_string_string_int", [.string, .string, .string, .int], .string),
    ]
    private static let substrings: [Overload] = [
        .member("string_substring_int", [.string, .int], .string),
        .member("string_substring_int_int", [.string, .int, .int], .string),
    ]

    static func charAt(_ text: Value, _ index: Value) throws(Fault) -> Value {
        guard case .string(let text) = text, case .int(let index) = index else {
            throw .noSuchOverload("charAt", [text, index])
        }
        let scalars = text.unicodeScalars
        guard index >= 0, let place = scalars.index(scalars.startIndex, offsetBy: Int(index), limitedBy: scalars.endIndex)
        else { throw Fault.badRange }
        return .string(place == scalars.endIndex ? "" : String(scalars[place]))
    }

    private static func substring(_ arguments: [Value]) throws(Fault) -> Value {
        guard case .string(let text) = arguments[0], case .int(let start) = arguments[1] else {
            throw .noSuchOverload("substring", arguments)
        }
        let scalars = Array(text.unicodeScalars)
        var end = Int64(scalars.count)
        if arguments.count == 3 {
            guard case .int(let given) = arguments[2] else { throw .noSuchOverload("substring", arguments) }
            end = given
        }
        guard start >= 0, start <= end, end <= scalars.count else { throw Fault.badRange }
        return .string(string(scalars[Int(start)..<Int(end)]))
    }

    private static func join(_ arguments: [Value]) throws(Fault) -> Value {
        guard case .list(let elements) = arguments[0] else { throw .noSuchOverload("join", arguments) }
        var separator = ""
        if arguments.count == 2 {
            guard case .string(let given) = arguments[1] else { throw .noSuchOverload("join", arguments) }
            separator = given
        }
        var parts: [String] = []
        for element in elements {
            guard case .string(let part) = element else { throw .noSuchOverload("join", arguments) }
            parts.append(part)
        }
        return .string(parts.joined(separator: separator))
    }

    private static func mapBytes(
        _ name: String, _ value: Value, _ change: (UInt8) -> UInt8
    ) throws(Fault) -> Value {
        guard case .string(let text) = value else { throw .noSuchOverload(name, [value]) }
        return .string(String(decoding: text.utf8.map(change), as: UTF8.self))
    }

    private static func trim(_ value: Value) throws(Fault) -> Value {
        guard case .string(let text) = value else { throw .noSuchOverload("trim", [value]) }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return .string("") }
        return .string(String(scalars[first...last]))
    }

    /// The escapes that CEL's literals have names for; all else stays as it is.
    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\u{7}": "\\a"
        case "\u{8}": "\\b"
        case "\u{C}": "\\f"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{B}": "\\v"
        case "\\": "\\\\"
        case "\"": "\\\""
        default: String(scalar)
        }
    }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

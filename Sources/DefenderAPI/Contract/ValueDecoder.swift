import Canonical

/// Reads one property's value, with the tolerance that the reference README chooses (rows 6 to 10).
enum ValueDecoder {
    /// - Throws: a failure whose field is still empty; the callers add where it was.
    static func value(_ element: JSONCursor, as type: FieldType) throws(DecodingFailure) -> FieldValue {
        if case .list(let item) = type { return try list(element, of: item) }
        if element.isNull { return .null }
        switch type {
        case .string, .openEnumeration: return .string(try text(element))
        case .enumeration(let schema):
            if let bytes = element.stringBytes, let listed = schema.listed(bytes) { return .string(listed) }
            return .string(schema.canonical(try text(element)))
        case .boolean: return .boolean(try boolean(element))
        case .integer: return .integer(try integer(element))
        case .double: return .double(try double(element))
        case .timestamp: return try timestamp(element)
        case .json: return .json(element.value)
        case .record(let schema): return .record(try RecordDecoder(schema: schema).record(element))
        case .list: preconditionFailure("a list was read above")
        }
    }

    /// Numbers and booleans count as their text: `rbacGroupId` is a text on the page and a number in the examples.
    private static func text(_ element: JSONCursor) throws(DecodingFailure) -> String {
        if let text = element.string { return text }
        if let number = element.int64 { return String(number) }
        switch element.kind {
        case .array, .object: throw failure("a text", element)
        default: return element.value.canonicalText
        }
    }

    private static func boolean(_ element: JSONCursor) throws(DecodingFailure) -> Bool {
        if let value = element.bool { return value }
        switch element.string?.foldedASCII ?? element.int64.map(String.init) {
        case "true", "1": return true
        case "false", "0": return false
        default: throw failure("true or false", element)
        }
    }

    private static func integer(_ element: JSONCursor) throws(DecodingFailure) -> Int64 {
        if let value = element.int64 { return value }
        if let value = element.double.flatMap(Int64.init(exactly:)) { return value }
        if let value = element.string.flatMap({ Int64($0) }) { return value }
        throw failure("an integer", element)
    }

    private static func double(_ element: JSONCursor) throws(DecodingFailure) -> Double {
        if let value = element.double ?? element.int64.map(Double.init) { return value }
        if let value = element.string.flatMap({ Double($0) }), value.isFinite { return value }
        throw failure("a number", element)
    }

    /// An empty text is the service's way to leave a time out.
    private static func timestamp(_ element: JSONCursor) throws(DecodingFailure) -> FieldValue {
        guard let bytes = element.stringBytes else { throw failure("a time", element) }
        if bytes.isEmpty { return .null }
        guard let time = Timestamp(lenient: bytes) else { throw failure("a time", element) }
        return .timestamp(time)
    }

    private static func failure(_ expected: String, _ element: JSONCursor) -> DecodingFailure {
        DecodingFailure(entity: "", field: "", expected: expected, found: element.excerpt)
    }
}

extension ValueDecoder {
    /// A null collection is an empty one (OData knows no other); a bare text is a list of one, or the list that it
    /// spells (`mitreTechniques` is typed String on the page).
    private static func list(_ element: JSONCursor, of type: FieldType) throws(DecodingFailure) -> FieldValue {
        if element.isNull { return .list([]) }
        if element.kind == .array { return .list(try items(element, of: type)) }
        guard let text = element.string, case .string = type else { throw failure("a list", element) }
        if text.isEmpty { return .list([]) }
        if text.utf8.first == UInt8(ascii: "["), let spelled = try? JSONDocument(parsing: Array(text.utf8)),
            spelled.root.kind == .array
        {
            return .list(try spelled.root.withCursor { (root) throws(DecodingFailure) in try items(root, of: type) })
        }
        return .list([.string(text)])
    }

    private static func items(_ array: JSONCursor, of type: FieldType) throws(DecodingFailure) -> [FieldValue] {
        var items: [FieldValue] = []
        try array.forEachElement { (element) throws(DecodingFailure) in
            do throws(DecodingFailure) {
                items.append(try value(element, as: type))
            } catch {
                throw error.inside(error.entity, "[\(items.count)]")
            }
        }
        return items
    }
}

extension JSONCursor {
    /// What stands here, short enough for an error's sentence.
    var excerpt: String {
        switch kind {
        case .object: "an object"
        case .array: "a list"
        default:
            value.canonicalText.unicodeScalars.count > 60
                ? String(value.canonicalText.unicodeScalars.prefix(60)) + "…" : value.canonicalText
        }
    }
}

/// Parses an answer's bytes.
func parsed(_ bytes: [UInt8], as entity: String) throws(DecodingFailure) -> JSONDocument {
    do {
        return try JSONDocument(parsing: bytes)
    } catch {
        throw DecodingFailure(entity: entity, field: "", expected: "JSON", found: error.description)
    }
}

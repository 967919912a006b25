public import Canonical

extension Record {
    /// An entity out of values in the wire's own spelling, as a maker of entities writes them. Read leniently only where
    /// it has to be: most values become fields without the way over bytes.
    /// - Throws: `DecodingFailure` as `init(schema:decoding:)` does.
    public init(schema: EntitySchema, values: JSONObject) throws(DecodingFailure) {
        self = try Record(schema: schema, slots: [FieldValue](repeating: .absent, count: schema.fields.count))
            .setting(values)
        if let key = schema.key, slots[key].isAbsent || slots[key] == .null {
            throw DecodingFailure(
                entity: schema.name, field: schema.fields[key].name, expected: Messages.aValue, found: Messages.nothing)
        }
    }

    /// The same entity with some of its properties set. Keys that are no property's own name are not kept.
    public func setting(_ values: JSONObject) throws(DecodingFailure) -> Record {
        var slots = slots
        for member in values.members {
            guard let index = schema.index(of: member.key) else { continue }
            slots[index] = try Self.value(member.value, of: schema, at: index)
        }
        return Record(schema: schema, slots: slots)
    }

    private static func value(
        _ value: JSONValue, of schema: EntitySchema, at index: Int
    ) throws(DecodingFailure) -> FieldValue {
        if let plain = try plain(value, as: schema.types[index]) { return plain }
        let object = JSONObject([(schema.fields[index].name, value)])
        let document = try parsed(object.canonicalBytes, as: schema.name)
        var read = FieldValue.absent
        try document.root.forEachMember { (_, element) throws(DecodingFailure) in
            do throws(DecodingFailure) {
                read = try element.withCursor { (element) throws(DecodingFailure) in
                    try ValueDecoder.value(element, as: schema.types[index])
                }
            } catch {
                throw error.inside(schema.name, schema.fields[index].name)
            }
        }
        return read
    }

    /// The value where it stands in its strict form already; nil where it needs the tolerant reading.
    private static func plain(_ value: JSONValue, as type: FieldType) throws(DecodingFailure) -> FieldValue? {
        switch (type, value) {
        case (.list(let item), .array(let values)): return try list(values, of: item)
        case (.list, .null): return .list([])
        case (.json, _): return .json(value)
        case (_, .null): return .null
        case (.string, .string(let text)), (.openEnumeration, .string(let text)): return .string(text)
        case (.enumeration(let schema), .string(let text)): return .string(schema.canonical(text))
        case (.boolean, .bool(let flag)): return .boolean(flag)
        case (.integer, .integer(let number)): return .integer(number)
        case (.double, .number(let number)): return .double(number)
        case (.double, .integer(let number)): return .double(Double(number))
        case (.timestamp, .string(let text)): return Timestamp(lenient: text).map { .timestamp($0) }
        case (.record(let schema), .object(let object)): return .record(try Record(schema: schema, values: object))
        default: return nil
        }
    }

    private static func list(_ values: [JSONValue], of type: FieldType) throws(DecodingFailure) -> FieldValue? {
        var items: [FieldValue] = []
        items.reserveCapacity(values.count)
        for value in values {
            guard let item = try plain(value, as: type) else { return nil }
            items.append(item)
        }
        return .list(items)
    }
}

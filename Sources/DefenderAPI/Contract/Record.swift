public import Canonical

/// An entity as it was read: one value per property of its schema. Keys that the schema does not know are not kept.
public struct Record: Hashable, Sendable {
    public let schema: EntitySchema
    /// One per field of the schema, in its order.
    public let slots: [FieldValue]

    /// An entity out of values that are fields already: what makes entities without JSON.
    /// - Precondition: there is one value per field of the schema.
    public init(schema: EntitySchema, slots: [FieldValue]) {
        precondition(slots.count == schema.fields.count, "a record has one value per field")
        self.schema = schema
        self.slots = slots
    }

    /// Reads an entity out of an answer, as leniently as the reference README advises: other spellings of a key, enum
    /// values in any case, numbers as texts and texts as numbers, unknown keys and values, missing keys.
    /// - Throws: `DecodingFailure` that names the property whose value cannot be meant, or a missing key property.
    public init(schema: EntitySchema, decoding element: JSONElement) throws(DecodingFailure) {
        self = try element.withCursor { (element) throws(DecodingFailure) in try RecordDecoder(schema: schema).record(element) }
    }

    /// Reads an entity out of a JSON value, e.g. a plan's facts, by the same rules.
    public init(schema: EntitySchema, decoding value: JSONValue) throws(DecodingFailure) {
        try self.init(schema: schema, decoding: parsed(value.canonicalBytes, as: schema.name).root)
    }

    public subscript(index: Int) -> FieldValue { slots[index] }

    /// The value of the property of this name; `absent` too if the schema has none.
    public subscript(name: String) -> FieldValue { schema.index(of: name).map { slots[$0] } ?? .absent }

    /// The entity as JSON in the wire's spelling, without what was absent.
    /// - Parameter fields: the indices to write; all if nil.
    public func json(fields: Set<Int>? = nil) -> JSONValue {
        var object = JSONObject()
        for (index, field) in schema.fields.enumerated() where fields?.contains(index) ?? true {
            if let value = slots[index].json { object[field.name] = value }
        }
        return .object(object)
    }
}

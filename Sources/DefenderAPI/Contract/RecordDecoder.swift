import Canonical

/// Reads one entity straight from the parser's tape.
struct RecordDecoder {
    let schema: EntitySchema

    func record(_ element: JSONCursor) throws(DecodingFailure) -> Record {
        if let text = element.string, let field = schema.textField { return plain(text, field) }
        guard element.kind == .object else { throw failure("", "an object", element) }
        let slots = try self.slots(element)
        if let key = schema.key, slots[key].isAbsent || slots[key] == .null {
            throw DecodingFailure(
                entity: schema.name, field: schema.fields[key].name, expected: Messages.aValue, found: Messages.nothing)
        }
        return Record(schema: schema, slots: slots)
    }

    private func slots(_ element: JSONCursor) throws(DecodingFailure) -> [FieldValue] {
        var slots = [FieldValue](repeating: .absent, count: schema.fields.count)
        var named: UInt64 = 0
        var guess = 0
        try element.forEachMember { (key, value) throws(DecodingFailure) in
            guard let hit = schema.find(key, guess: guess) else { return }
            guess = hit.field + 1
            let bit = UInt64(1) << hit.field
            if hit.isOwnName {
                guard named & bit == 0 else { throw twice(schema.fields[hit.field]) }
                named |= bit
            } else if !slots[hit.field].isAbsent {
                // The property's own name wins over every other spelling, wherever the two stand.
                return
            }
            slots[hit.field] = try self.value(value, hit.field, bit)
        }
        return slots
    }

    private func value(_ element: JSONCursor, _ field: Int, _ bit: UInt64) throws(DecodingFailure) -> FieldValue {
        // Most values are these, and need nothing of the type: reading a type means counting a reference.
        if schema.lists & bit == 0, element.isNull { return .null }
        if schema.texts & bit != 0, let text = element.string { return .string(text) }
        do throws(DecodingFailure) {
            return try ValueDecoder.value(element, as: schema.types[field])
        } catch {
            throw error.inside(schema.name, schema.fields[field].name)
        }
    }

    private func twice(_ field: Field) -> DecodingFailure {
        DecodingFailure(entity: schema.name, field: field.name, expected: "there once", found: "it twice")
    }

    /// An entity of which the service wrote only a text (reference README, row 10).
    private func plain(_ text: String, _ field: Int) -> Record {
        var slots = [FieldValue](repeating: .absent, count: schema.fields.count)
        slots[field] = .string(text)
        return Record(schema: schema, slots: slots)
    }

    private func failure(_ field: String, _ expected: String, _ element: JSONCursor) -> DecodingFailure {
        DecodingFailure(entity: schema.name, field: field, expected: expected, found: element.excerpt)
    }
}

import Canonical

/// Reads one entity straight from the parser's tape.
struct RecordDecoder {
    let schema: EntitySchema

    func record(_ element: JSONElement) throws(DecodingFailure) -> Record {
        if let text = element.string, let field = schema.textField { return plain(text, field) }
        guard element.kind == .object else { throw failure("", "an object", element) }
        let slots = try self.slots(element)
        if let key = schema.key, slots[key].isAbsent || slots[key] == .null {
            throw DecodingFailure(
                entity: schema.name, field: schema.fields[key].name, expected: Messages.aValue, found: Messages.nothing)
        }
        return Record(schema: schema, slots: slots)
    }

    private func slots(_ element: JSONElement) throws(DecodingFailure) -> [FieldValue] {
        var slots = [FieldValue](repeating: .absent, count: schema.fields.count)
        var named: UInt64 = 0
        var guess = 0
        try element.forEachMember { (key, value) throws(DecodingFailure) in
            guard let hit = schema.find(key, guess: guess) else { return }
            guess = hit.field + 1
            if hit.isOwnName {
                guard named & 1 << hit.field == 0 else { throw twice(schema.fields[hit.field]) }
                named |= 1 << hit.field
            } else if !slots[hit.field].isAbsent {
                // The property's own name wins over every other spelling, wherever the two stand.
                return
            }
            do throws(DecodingFailure) {
                slots[hit.field] = try ValueDecoder.value(value, as: schema.types[hit.field])
            } catch {
                throw error.inside(schema.name, schema.fields[hit.field].name)
            }
        }
        return slots
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

    private func failure(_ field: String, _ expected: String, _ element: JSONElement) -> DecodingFailure {
        DecodingFailure(entity: schema.name, field: field, expected: expected, found: element.excerpt)
    }
}

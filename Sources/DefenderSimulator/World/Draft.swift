import Canonical
import DefenderAPI

/// An entity in the making: what is given stays, what was left out is filled.
struct Draft {
    let schema: EntitySchema
    private var slots: [FieldValue]

    /// Nothing is given.
    init(_ schema: EntitySchema) {
        self.schema = schema
        slots = [FieldValue](repeating: .absent, count: schema.fields.count)
    }

    /// What a person gave, in the API's own spelling.
    init(_ schema: EntitySchema, _ given: JSONObject) {
        slots = Draft(schema).finished.with(given).slots
        self.schema = schema
    }

    /// Some properties of an entity are given.
    init(_ record: Record) {
        schema = record.schema
        slots = record.slots
    }

    /// What is there so far; `absent` where nothing is.
    subscript(name: String) -> FieldValue { schema.index(of: name).map { slots[$0] } ?? .absent }

    /// Gives a property, in the place of what it was given before.
    mutating func set(_ name: String, _ value: FieldValue) {
        guard let index = schema.index(of: name) else { preconditionFailure("\(schema.name) has no \(name)") }
        slots[index] = value
    }

    /// Gives a property unless it was given.
    mutating func fill(_ name: String, _ value: @autoclosure () -> FieldValue) {
        guard let index = schema.index(of: name) else { preconditionFailure("\(schema.name) has no \(name)") }
        if slots[index].isAbsent { slots[index] = value() }
    }

    /// Gives these unless they were given.
    mutating func fill(_ values: KeyValuePairs<String, FieldValue>) {
        for (name, value) in values { fill(name, value) }
    }

    /// Gives null wherever nothing was given; to collections, which know no null, nothing at all.
    mutating func fillNulls() {
        for (index, field) in schema.fields.enumerated() where slots[index].isAbsent {
            if case .list = field.type { slots[index] = .list([]) } else { slots[index] = .null }
        }
    }

    /// The entity as far as it is made.
    var finished: Record { Record(schema: schema, slots: slots) }
}

extension FieldValue {
    static func texts(_ texts: [String]) -> FieldValue { .list(texts.map { .string($0) }) }

    /// Null for none.
    static func optional(_ text: String?) -> FieldValue { text.map { .string($0) } ?? .null }
}

import DefenderAPI

/// Which properties of an entity are written, and how: worked out once for many entities.
struct EntityColumns: Sendable {
    struct Column: Sendable {
        /// The property's index in the schema.
        let index: Int
        /// Name and colon, as they stand in an object.
        let head: [UInt8]
        let type: FieldType
        /// Whether nothing of its collection is shown.
        let isEmptied: Bool
        /// Whether a text of digits is written as a number: what the page types as text and its examples write as a number
        /// (reference README, row 10).
        let isNumber: Bool
    }

    let columns: [Column]

    /// - Parameters:
    ///   - hidden: the collections that are shown empty.
    ///   - shown: the properties that are written; all if nil.
    init(_ schema: EntitySchema, emptying hidden: Set<String> = [], only shown: Set<String>? = nil) {
        columns = schema.fields.enumerated().filter { shown?.contains($0.element.name) ?? true }.map { index, field in
            var writer = EntityWriter()
            writer.write(text: field.name)
            return Column(
                index: index, head: writer.bytes + [UInt8(ascii: ":")], type: field.type,
                isEmptied: hidden.contains(field.name), isNumber: field.name == "rbacGroupId")
        }
    }

    private static let whole = Dictionary(uniqueKeysWithValues: EntitySchema.all.map { ($0, EntityColumns($0)) })

    /// Everything.
    static func all(_ schema: EntitySchema) -> EntityColumns { whole[schema] ?? EntityColumns(schema) }
}

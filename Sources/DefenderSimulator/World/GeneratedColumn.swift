import DefenderAPI

/// A property of generated entities that takes few values.
struct GeneratedColumn: Sendable {
    let schema: EntitySchema
    let values: [FieldValue]
    /// Which of the values the entity at a place has.
    let at: @Sendable (Int) -> Int
}

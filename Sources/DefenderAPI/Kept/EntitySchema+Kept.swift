extension EntitySchema {
    /// Something that Cordon itself keeps, beside the entities of the API.
    /// - Parameter key: the property that tells one from another.
    public static func kept(_ name: String, key: String, _ summary: String, fields: [Field]) -> EntitySchema {
        EntitySchema(name, key: key, summary, fields: fields)
    }
}

extension Field {
    /// A property of something that Cordon itself keeps. No service filters by it.
    public static func kept(_ name: String, _ type: FieldType, nullable: Bool = false, _ summary: String) -> Field {
        Field(name, type, nullable: nullable, summary)
    }
}

extension EnumSchema {
    /// Values of a property of something that Cordon itself keeps.
    public static func kept(_ name: String, _ values: [String]) -> EnumSchema { EnumSchema(name, values) }
}

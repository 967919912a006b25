extension EntitySchema {
    /// What a service beside Defender gave, in the shape of an entity.
    public static func serviceAnswer(_ outputs: [Field]) -> EntitySchema {
        EntitySchema("answer", "What a service gave.", fields: outputs)
    }
}

extension Field {
    /// An output of an operation.
    public init(output name: String, _ type: FieldType) { self.init(name, type, "An output of the operation.") }
}

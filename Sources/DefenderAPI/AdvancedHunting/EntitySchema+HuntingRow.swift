extension EntitySchema {
    /// The name of every row's schema: each query has columns of its own.
    public static let huntingRowName = "row"

    /// A row of a hunting query's result.
    public static func huntingRow(_ columns: [Field]) -> EntitySchema {
        EntitySchema(huntingRowName, "A row of a hunting query's result.", fields: columns)
    }
}

extension Field {
    /// A column of a hunting query's result.
    public init(column name: String, _ type: FieldType) { self.init(name, type, "A column of the query.") }
}

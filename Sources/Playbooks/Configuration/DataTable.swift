public import Diagnostics
public import Expressions

/// A table of `data`: a CSV or YAML file of the project with typed columns.
public struct DataTable: Sendable {
    public struct Column: Sendable {
        public let name: String
        public let type: ValueType
    }

    public let name: String
    /// Relative to the project.
    public let file: String
    public let columns: [Column]
    public let range: SourceRange

    /// `data.NAME` in expressions.
    public var type: CELType {
        .list(.object(ObjectType(name: "data.\(name)", fields: columns.map { ObjectField($0.name, $0.type.celType) })))
    }

    private static let file = Key(
        "file", Form<String>.text(#"\.(csv|ya?ml)$"#, isTable, or: Messages.notATableFile), required: true, "The file: .csv, .yaml or .yml."
    )
    private static let columns = Key("columns", Form.columns("`columns`"), required: true, "The columns with their types.")
    private static let body = MappingForm<(String, [Column])>("a table", "A file with typed columns.", [file, columns]) { fields in
        let (file, columns) = (fields[Self.file], fields[Self.columns])
        guard let file, let columns else { return nil }
        return (file, columns.map { Column(name: $0.name.value, type: $0.value) })
    }

    static let form = Form.names("`data`", body.form).map { tables, _, collector in
        tables.map { table in
            if let mistake = Identifier.mistake(in: table.name) { collector.report(mistake) }
            return DataTable(name: table.name.value, file: table.value.0, columns: table.value.1, range: table.name.range)
        }
    }

    private static func isTable(_ path: String) -> Bool {
        [".csv", ".yaml", ".yml"].contains { path.hasSuffix($0) }
    }
}

public import Diagnostics

/// The trigger `hunting` as it was written.
public struct HuntingTriggerSource: Sendable {
    /// A column that the query gives.
    public struct Column: Sendable {
        public let name: Spanned<String>
        public let type: ValueType
    }

    public let query: Embedded?
    public let columns: [Column]?
    /// Where they stand.
    public let columnsRange: SourceRange?
    public let every: Duration?
    /// An expression on `row` that gives a device id.
    public let device: Embedded?
    /// What makes a row the same row.
    public let key: Embedded?

    private static let query = Key(
        "query", Form.embedded(["DeviceEvents | where ActionType == 'X' | project DeviceId"]), required: true,
        "The query (KQL); `${…}` in it becomes a literal of KQL.")
    private static let columns = Key(
        "columns", Form.columns("`columns`"), required: true,
        "The columns with their types, held against what the service returns.")
    private static let every = Key("every", Form.duration(), required: true, "How often the query runs.")
    private static let device = Key(
        "device", Form.embedded(["row.DeviceId"]), "An expression on `row` that gives the device id; without it there is no `device`.")
    private static let key = Key(
        "key", Form.embedded(["row.DeviceId"]), required: true, "An expression on `row`: what makes a row the same row.")

    static let form = MappingForm<HuntingTriggerSource>(
        "`hunting`", "Each row of a query starts a run.", [query, columns, every, device, key]
    ) { fields in
        HuntingTriggerSource(
            query: fields[query], columns: fields[columns]?.map { Column(name: $0.name, type: $0.value) },
            columnsRange: fields.place(of: columns), every: fields[every], device: fields[device], key: fields[key])
    }
}

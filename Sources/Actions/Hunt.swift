public import ActionKit
public import DefenderAPI

/// Runs an advanced hunting query.
public enum Hunt: LookupAction {
    public static let key = "hunt"
    public static let summary = "Runs an advanced hunting query over the last 30 days; later steps read its rows."
    public static let parameters = [
        Parameter("query", .query(maximum: 100_000), summary: "The query (KQL); `${…}` in it becomes a constant of KQL."),
        Parameter(
            "query_file", .shaped(.projectPath),
            summary: "A file that holds the query, as seen from cordon.yaml; it is sent as it is, `${…}` in it means nothing."),
        Parameter(
            "columns", .columns, required: true,
            summary: "The columns that are read, with their types; held against what the service returns."),
    ]
    public static let endpoints: [Endpoint] = [.runAdvancedQuery]
    public static let outputs: [Output] = []
    public static let examples = [
        #"hunt: { query: "DeviceInfo | where DeviceName == ${alert.computerDnsName} | take 1", columns: { DeviceId: string } }"#,
        "hunt: { query_file: kql/neighbours.kql, columns: { DeviceId: string, Timestamp: timestamp } }",
    ]

    public static func objection(toKeys given: Set<String>) -> String? {
        given.contains("query") == given.contains("query_file") ? Messages.oneQuery : nil
    }

    public static func outputs(columns: HuntingColumns) -> [Output] {
        [Output("rows", .list(.record(columns.row)), summary: "The rows, in the order of the service.")]
    }

    public static func outputs(_ found: Lookup.Found) -> [String: FieldValue] {
        switch found {
        case .entity(let record): ["rows": .list([.record(record)])]
        case .entities(let records): ["rows": .list(records.map { .record($0) })]
        }
    }

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let columns = inputs.columns("columns") else { preconditionFailure("the checker let a hunt without columns pass") }
        return kql(inputs, files).map { .hunt(HuntingQuestion($0, columns)) }
    }

    private static func kql(_ inputs: Inputs, _ files: [String: ProjectFile]) -> Result<String, Unasked> {
        if let query = inputs.text("query") { return .success(query) }
        let path = inputs.required("query_file")
        guard let file = files[path] else { return .failure(Unasked(Messages.notRead(path))) }
        guard let text = String(validating: file.content, as: UTF8.self) else { return .failure(Unasked(Messages.notText(path))) }
        return .success(text)
    }
}

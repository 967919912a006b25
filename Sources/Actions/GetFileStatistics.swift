public import ActionKit
public import DefenderAPI

/// Looks up where and when the organisation met a file in the last 30 days.
public enum GetFileStatistics: LookupAction {
    public static let key = "get_file_statistics"
    public static let summary = "Looks up where and when the organisation met a file in the last 30 days."
    public static let parameters = [
        Parameter("hash", .shaped(.fileHash), required: true, summary: "Its SHA-1 or SHA-256.")
    ]
    public static let endpoints: [Endpoint] = [.getFileStats]
    public static let outputs = [Output("statistics", .record(FileStatistics.schema), summary: "What is known of it.")]
    public static let examples = ["get_file_statistics: { hash: 3395856ce81f2b7382dee72602f798b642f14140 }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let hash = FileHash(inputs.required("hash")) else { return .failure(Unasked(Messages.noSuchShape("hash"))) }
        return .success(.fileStatistics(hash))
    }
}

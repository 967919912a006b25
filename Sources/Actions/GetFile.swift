public import ActionKit
public import DefenderAPI

/// Looks up a file.
public enum GetFile: LookupAction {
    public static let key = "get_file"
    public static let summary = "Looks up a file."
    public static let parameters = [
        Parameter("hash", .shaped(.fileHash), required: true, summary: "Its SHA-1 or SHA-256.")
    ]
    public static let endpoints: [Endpoint] = [.getFile]
    public static let outputs = [Output("file", .record(FileProfile.schema), summary: "The file.")]
    public static let examples = ["get_file: { hash: 3395856ce81f2b7382dee72602f798b642f14140 }"]

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        guard let hash = FileHash(inputs.required("hash")) else { return .failure(Unasked(Messages.noSuchShape("hash"))) }
        return .success(.file(hash))
    }
}

/// What a script of a live response gave: the content of the file behind its download link (get-live-response-result.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct LiveResponseScriptOutput: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The script that ran.
    public var scriptName: String? { text("script_name") }
    /// What the script returned; 0 is success.
    public var exitCode: Int64? { integer("exit_code") }
    /// What the script wrote; may end in NUL characters.
    public var scriptOutput: String? { text("script_output") }
    /// What the script wrote as errors.
    public var scriptErrors: String? { text("script_errors") }
}

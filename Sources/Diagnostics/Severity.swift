/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Nothing is planned or run from files with one.
    case error
    /// Probably not meant so; `validate --strict` takes it for an error.
    case warning
    /// Worth knowing, never counted.
    case note
}

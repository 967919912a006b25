public import Canonical
public import Diagnostics

/// A playbook as it was written: decoded and spanned, not yet checked.
public struct Playbook: Sendable {
    /// Whether its runs may change anything.
    public enum Mode: String, Sendable, CaseIterable {
        case enforce
        /// Always dry, whatever the command says; the default.
        case observe
    }

    /// A named expression.
    public struct Binding: Sendable {
        public let name: Spanned<String>
        public let expression: Embedded
    }

    /// Nil if it is missing or no text, which has been reported.
    public let name: Spanned<String>?
    public let version: Int?
    public let description: String?
    public let owner: String?
    public let references: [String]
    public let mode: Mode
    /// From then on the playbook does nothing.
    public let expires: Spanned<Timestamp>?
    /// Nil if it is missing or of another kind, which has been reported.
    public let trigger: Spanned<TriggerSource>?
    public let bindings: [Binding]
    public let condition: Embedded?
    public let steps: [StepSource]
    public let limits: RunLimits?
    /// The document in its file.
    public let range: SourceRange
}

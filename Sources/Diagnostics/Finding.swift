/// A diagnostic inside an embedded text (an expression in YAML), made by somebody who does not know the file.
public struct Finding: Hashable, Sendable {
    /// Stable over versions, like `CDN0301`.
    public let id: String
    /// How bad it is.
    public let severity: Severity
    /// One sentence in words of the author.
    public let message: String
    /// In UTF-8 bytes of the embedded text.
    public let offsets: Range<Int>
    /// What could stand here instead.
    public let allowed: [String]
    /// What was probably meant.
    public let suggestion: String?
    /// Whether the suggestion mends the text beyond doubt once it stands in place of `offsets`.
    public let isCertain: Bool

    /// An error without more to say than its sentence, unless told otherwise.
    public init(
        id: String, severity: Severity = .error, message: String, offsets: Range<Int>,
        allowed: [String] = [], suggestion: String? = nil, isCertain: Bool = false
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.offsets = offsets
        self.allowed = allowed
        self.suggestion = suggestion
        self.isCertain = isCertain
    }

    /// The diagnostic that this is, once the place in a file is known.
    ///
    /// - Parameter fix: the certain suggestion as it is to be written there.
    public func diagnostic(at range: SourceRange, fix: Diagnostic.Fix? = nil) -> Diagnostic {
        Diagnostic(
            id: id, severity: severity, message: message, range: range, allowed: allowed, suggestion: suggestion, fix: fix)
    }
}

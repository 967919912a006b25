public import Diagnostics
public import YAMLSyntax

/// A step as it was written.
public struct StepSource: Sendable {
    public let id: Spanned<String>?
    public let name: String?
    public let condition: Embedded?
    /// The action's key as it stands in the file and what it is given; nil if there is none, which has been reported.
    public let action: Mapping.Entry?
    public let range: SourceRange
}

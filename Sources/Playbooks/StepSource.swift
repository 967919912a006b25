public import Diagnostics
public import YAMLSyntax

/// A step as it was written.
public struct StepSource: Sendable {
    public let id: Spanned<String>?
    public let name: String?
    public let condition: Embedded?
    /// The action's key as it stands in the file.
    public let action: Spanned<String>
    public let inputs: Node
    public let range: SourceRange
}

public import Diagnostics

/// A leaf: text, with what it means and where each of its bytes was written.
public struct Scalar: Hashable, Sendable {
    /// With escapes resolved and lines folded. It is kept as written where a string is expected, whatever `resolved` says.
    public let text: String
    /// How it is written.
    public let style: ScalarStyle
    /// What it means by the core schema and its tag.
    public let resolved: CoreValue
    /// From the first to behind the last byte of the written form, quotes and block header included, tag and anchor not.
    public let range: SourceRange
}

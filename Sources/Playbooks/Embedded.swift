public import Diagnostics
import YAMLSyntax

/// A text in a YAML file that is a language of its own (an expression, a template), and the way back from its offsets
/// to the file's.
public struct Embedded: Sendable {
    public let text: String
    /// The scalar in the file.
    public let range: SourceRange
    private let scalar: Scalar

    init(_ scalar: Scalar, at range: SourceRange) {
        text = scalar.text
        self.scalar = scalar
        self.range = range
    }

    /// The place in the file of UTF-8 offsets of the text: escapes, folding and indentation accounted for.
    public func range(of offsets: Range<Int>) -> SourceRange {
        scalar.sourceRange(of: offsets)
    }

    /// The diagnostic of a finding in the text.
    func diagnostic(_ finding: Finding) -> Diagnostic {
        finding.diagnostic(at: range(of: finding.offsets))
    }
}

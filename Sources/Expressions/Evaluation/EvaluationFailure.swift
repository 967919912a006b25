/// Why an expression has no value, and where.
public struct EvaluationFailure: Error, Hashable, Sendable {
    public let message: String
    /// UTF-8 offsets in the expression's text.
    public let offsets: Range<Int>

    public init(message: String, offsets: Range<Int>) {
        self.message = message
        self.offsets = offsets
    }
}

/// A mistake of an author, or a remark on what they wrote: what, where, what was allowed, what was probably meant.
public struct Diagnostic: Hashable, Sendable {
    /// Another place that belongs to the mistake.
    public struct Related: Hashable, Sendable {
        /// What this place has to do with it.
        public let message: String
        /// Where it is.
        public let range: SourceRange

        /// A sentence and its place.
        public init(message: String, range: SourceRange) {
            self.message = message
            self.range = range
        }
    }

    /// What mends the mistake beyond doubt: a tool may put it in place without asking.
    public struct Fix: Hashable, Sendable {
        /// What is replaced; empty to insert.
        public let range: SourceRange
        /// As it is to stand in the file, quotes and indentation included.
        public let replacement: String

        /// A text for a range of the file of the mistake.
        public init(range: SourceRange, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    /// Stable over versions, like `CDN0123`: people search for it and suppress by it.
    public let id: String
    /// How bad it is.
    public let severity: Severity
    /// One sentence in words of the author: what is wrong and, where it is short, what to do. It may hold foreign text.
    public let message: String
    /// Nil if no file is to blame (an empty folder).
    public let range: SourceRange?
    /// What could stand here instead, in the order in which it should be read; empty if that is not a list.
    public let allowed: [String]
    /// What was probably meant, ready to be put in place of the range's text.
    public let suggestion: String?
    /// Other places, in the order in which they should be read.
    public let related: [Related]
    /// Nil where a person has to decide. A suggestion is a guess, this is not.
    public let fix: Fix?

    /// An error without more to say than its sentence, unless told otherwise.
    public init(
        id: String, severity: Severity = .error, message: String, range: SourceRange?,
        allowed: [String] = [], suggestion: String? = nil, related: [Related] = [],
        fix: Fix? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.range = range
        self.allowed = allowed
        self.suggestion = suggestion
        self.related = related
        self.fix = fix
    }
}

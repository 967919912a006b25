/// One word of a filter text.
struct ODataToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A name, an operator or a word literal such as `true`.
        case word(String)
        /// A quoted text, without its quotes and with doubled quotes made single.
        case string(String)
        /// A name right before a quoted text: a duration or a value of an enum.
        case prefixed(String, String)
        /// A number, date, time or GUID: whatever starts with a digit or a sign.
        case literal(String)
        case open, close, comma, slash, colon, end
    }

    let kind: Kind
    /// Position in the text, in Unicode scalars from 0.
    let offset: Int
    /// Whether blanks stand before it. Operators need them.
    let isSpaced: Bool
}

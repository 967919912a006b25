/// One word of a hunting query.
struct KQLToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A name, or the word of an operator; `!in` and the like are one word.
        case word(String)
        case literal(HuntingValue)
        /// What a mark is written as: `|`, `==`, `(` …
        case mark(String)
        case end
    }

    let kind: Kind
    /// Position in the text, in Unicode scalars from 0.
    let offset: Int

    /// As the query has it, for sentences.
    var text: String {
        switch kind {
        case .word(let word): word
        case .mark(let mark): mark
        case .literal(let value): value.plainText
        case .end: ""
        }
    }
}

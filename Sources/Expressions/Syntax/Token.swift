/// A word of the language with its place in the text.
struct Token: Sendable {
    enum Kind: Sendable {
        case identifier(String)
        /// `` `a-b` ``: only after a dot.
        case quotedIdentifier(String)
        /// Without its sign: the parser knows whether a minus belongs to it.
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case symbol(Symbol)
        /// Already reported.
        case invalid
        case end
    }

    let kind: Kind
    let offsets: Range<Int>
}

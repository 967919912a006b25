/// How a string literal starts: its prefix and quotes.
struct StringStart {
    var isRaw = false
    var isBytes = false
    let quote: UInt8
    let isTriple: Bool
    /// Bytes of the prefix and the opening quotes.
    let length: Int
}

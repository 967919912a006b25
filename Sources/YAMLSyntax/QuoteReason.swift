/// Why a value cannot stand without quotes.
enum QuoteReason {
    case startsWith(UInt8)
    case holdsColon
    case continuesBehindQuote
    /// The quote that begins the value stands in its middle too.
    case quoteInside(UInt8)
    case continuesBehindBracket
}

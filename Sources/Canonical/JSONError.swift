/// Why a JSON text was refused.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The text is not JSON.
        case syntax(Syntax)
        /// One object holds this key twice.
        case duplicateKey(String)
        /// More levels than allowed.
        case tooDeep(limit: Int)
        /// More bytes than allowed.
        case tooLarge(limit: Int)
        /// Something follows the value.
        case trailingBytes
        /// The text is not UTF-8.
        case invalidUTF8
        /// A number beyond the range of a double.
        case numberOutOfRange
        /// The system gave no memory.
        case outOfMemory
    }

    /// Which rule of RFC 8259 the text breaks.
    public enum Syntax: Hashable, Sendable {
        case emptyText, unexpectedEnd, expectedValue, expectedKey, expectedColon, expectedCommaOrEnd
        case controlCharacter, invalidEscape, malformedNumber, other
    }

    /// What is wrong.
    public let kind: Kind

    /// The byte at which it shows, from 0, if it is known.
    public let offset: Int?

    init(_ kind: Kind, at offset: Int? = nil) {
        self.kind = kind
        self.offset = offset
    }

    /// A sentence for people, with the place if it is known.
    public var description: String {
        let sentence = sentence
        return offset.map { Messages.located(sentence, $0) } ?? sentence
    }

    private var sentence: String {
        switch kind {
        case .syntax(let fault): Messages.syntax(fault)
        case .duplicateKey(let key): Messages.duplicateKey(key)
        case .tooDeep(let limit): Messages.tooDeep(limit)
        case .tooLarge(let limit): Messages.tooLarge(limit)
        case .trailingBytes: Messages.trailingBytes
        case .invalidUTF8: Messages.invalidUTF8
        case .numberOutOfRange: Messages.numberOutOfRange
        case .outOfMemory: Messages.outOfMemory
        }
    }
}

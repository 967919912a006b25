/// A value inside a `JSONDocument`: a place on its tape, cheap to copy. Keeps the document alive.
public struct JSONElement: Sendable {
    /// What a value is.
    public enum Kind: Hashable, Sendable {
        case null, bool, integer, number, string, array, object
    }

    @usableFromInline let document: JSONDocument
    @usableFromInline let index: Int

    @inlinable
    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// The word's top byte says what stands here, the other 56 bits are the payload.
    @inlinable
    var tag: UInt8 { UInt8(truncatingIfNeeded: document.word(at: index) >> 56) }

    /// What this value is. `5` is an integer, `5.0` and what exceeds 64 bits with sign are numbers.
    @inlinable
    public var kind: Kind {
        switch tag {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "l"): .integer
        case UInt8(ascii: "u"), UInt8(ascii: "d"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        default: .null
        }
    }

    /// Whether this is `null`.
    @inlinable
    public var isNull: Bool { tag == UInt8(ascii: "n") }

    /// The truth value, if this is one.
    @inlinable
    public var bool: Bool? {
        switch tag {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The integer, if this is written as one (without point or exponent) and fits.
    @inlinable
    public var int64: Int64? {
        tag == UInt8(ascii: "l") ? Int64(bitPattern: document.word(at: index + 1)) : nil
    }

    /// The number, if this is one of any form; integers beyond 2^53 are rounded.
    @inlinable
    public var double: Double? {
        switch tag {
        case UInt8(ascii: "d"): Double(bitPattern: document.word(at: index + 1))
        case UInt8(ascii: "l"): Double(Int64(bitPattern: document.word(at: index + 1)))
        case UInt8(ascii: "u"): Double(document.word(at: index + 1))
        default: nil
        }
    }

    /// The text, if this is a string.
    @inlinable
    public var string: String? {
        withStringBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the string's UTF-8 bytes, unescaped, for the length of the call; nil if this is not a string.
    @inlinable
    public func withStringBytes<Result, E: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Result
    ) throws(E) -> Result? {
        guard tag == UInt8(ascii: "\"") else { return nil }
        return try withExtendedLifetime(document) { () throws(E) -> Result in
            try body(document.stringBytes(at: index))
        }
    }

    /// Where the value after this one begins.
    @inlinable
    var nextIndex: Int {
        let word = document.word(at: index)
        switch UInt8(truncatingIfNeeded: word >> 56) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return Int(truncatingIfNeeded: word & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): return index + 2
        default: return index + 1
        }
    }
}

extension JSONDocument {
    /// The bytes of the string whose word stands at `index`; the caller keeps the document alive.
    @inlinable
    func stringBytes(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = strings + Int(truncatingIfNeeded: tape[index] & 0x00FF_FFFF_FFFF_FFFF)
        let count = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(count))
    }
}

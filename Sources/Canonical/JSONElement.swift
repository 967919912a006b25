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

    /// Lends the value as a cursor, for the length of the call.
    // The document outlives the call, whatever the optimiser knows about its last use.
    @inlinable
    public func withCursor<Result, E: Error>(_ body: (JSONCursor) throws(E) -> Result) throws(E) -> Result {
        try withExtendedLifetime(document) { () throws(E) -> Result in
            try body(JSONCursor(document.tape, document.strings, index: index))
        }
    }

    /// What this value is. `5` is an integer, `5.0` and what exceeds 64 bits with sign are numbers.
    @inlinable
    public var kind: Kind { withCursor { $0.kind } }

    /// Whether this is `null`.
    @inlinable
    public var isNull: Bool { withCursor { $0.isNull } }

    /// The truth value, if this is one.
    @inlinable
    public var bool: Bool? { withCursor { $0.bool } }

    /// The integer, if this is written as one (without point or exponent) and fits.
    @inlinable
    public var int64: Int64? { withCursor { $0.int64 } }

    /// The number, if this is one of any form; integers beyond 2^53 are rounded.
    @inlinable
    public var double: Double? { withCursor { $0.double } }

    /// The text, if this is a string.
    @inlinable
    public var string: String? { withCursor { $0.string } }

    /// Lends the string's UTF-8 bytes, unescaped, for the length of the call; nil if this is not a string.
    @inlinable
    public func withStringBytes<Result, E: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Result
    ) throws(E) -> Result? {
        try withCursor { (cursor) throws(E) -> Result? in
            guard let bytes = cursor.stringBytes else { return nil }
            return try body(bytes)
        }
    }
}

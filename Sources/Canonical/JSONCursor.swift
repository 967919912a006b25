/// A place on the tape of a document that somebody else keeps alive: walking with it counts no references.
///
/// Lent by `JSONElement.withCursor`; of no use after that call.
public struct JSONCursor {
    @usableFromInline let tape: UnsafePointer<UInt64>
    @usableFromInline let strings: UnsafePointer<UInt8>
    @usableFromInline let index: Int

    @inlinable
    init(_ tape: UnsafePointer<UInt64>, _ strings: UnsafePointer<UInt8>, index: Int) {
        self.tape = tape
        self.strings = strings
        self.index = index
    }

    @inlinable
    func at(_ index: Int) -> JSONCursor { JSONCursor(tape, strings, index: index) }

    /// The word's top byte says what stands here, the other 56 bits are the payload.
    @inlinable
    var tag: UInt8 { UInt8(truncatingIfNeeded: tape[index] >> 56) }

    /// What this value is. `5` is an integer, `5.0` and what exceeds 64 bits with sign are numbers.
    @inlinable
    public var kind: JSONElement.Kind {
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
        tag == UInt8(ascii: "l") ? Int64(bitPattern: tape[index + 1]) : nil
    }

    /// The number, if this is one of any form; integers beyond 2^53 are rounded.
    @inlinable
    public var double: Double? {
        switch tag {
        case UInt8(ascii: "d"): Double(bitPattern: tape[index + 1])
        case UInt8(ascii: "l"): Double(Int64(bitPattern: tape[index + 1]))
        case UInt8(ascii: "u"): Double(tape[index + 1])
        default: nil
        }
    }

    /// The text, if this is a string.
    @inlinable
    public var string: String? { stringBytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The string's UTF-8 bytes, unescaped, of no use after the cursor; nil if this is not a string.
    @inlinable
    public var stringBytes: UnsafeBufferPointer<UInt8>? {
        tag == UInt8(ascii: "\"") ? bytesHere : nil
    }

    /// - Precondition: this is a string.
    @inlinable
    var bytesHere: UnsafeBufferPointer<UInt8> {
        let start = strings + Int(truncatingIfNeeded: tape[index] & 0x00FF_FFFF_FFFF_FFFF)
        let count = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(count))
    }

    /// Where the value after this one begins.
    @inlinable
    var nextIndex: Int {
        switch tag {
        case UInt8(ascii: "{"), UInt8(ascii: "["): Int(truncatingIfNeeded: tape[index] & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
        default: index + 1
        }
    }
}

extension JSONCursor {
    /// Calls `body` with each element in order; does nothing if this is not an array.
    @inlinable
    public func forEachElement<E: Error>(_ body: (JSONCursor) throws(E) -> Void) throws(E) {
        guard tag == UInt8(ascii: "[") else { return }
        let end = nextIndex - 1
        var element = at(index + 1)
        while element.index < end {
            try body(element)
            element = at(element.nextIndex)
        }
    }

    /// Calls `body` with each member in the order of the text, duplicates included; does nothing if this is not an object.
    /// The key's bytes (UTF-8, unescaped) are of no use after the cursor.
    @inlinable
    public func forEachMember<E: Error>(
        _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: JSONCursor) throws(E) -> Void
    ) throws(E) {
        guard tag == UInt8(ascii: "{") else { return }
        let end = nextIndex - 1
        var key = at(index + 1)
        while key.index < end {
            let value = at(key.index + 1)
            try body(key.bytesHere, value)
            key = at(value.nextIndex)
        }
    }

    /// How many elements or members there are; 0 if this is neither an array nor an object.
    public var count: Int {
        var count = 0
        forEachElement { _ in count += 1 }
        forEachMember { _, _ in count += 1 }
        return count
    }
}

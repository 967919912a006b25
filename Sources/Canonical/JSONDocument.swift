import CSimdJSON

/// A parsed JSON text, read in place.
///
/// simdjson leaves a *tape* of 64-bit words behind; `JSONElement` walks it without a call into C and without a copy.
/// Trailing bytes, invalid UTF-8, halves of surrogate pairs and whatever exceeds the limits are refused. Duplicate keys are
/// not looked for here: what must be strict is read as `JSONValue`.
public final class JSONDocument: Sendable {
    private let memory: JSONMemory
    @usableFromInline nonisolated(unsafe) let tape: UnsafePointer<UInt64>  // Only read while the document is there.
    @usableFromInline nonisolated(unsafe) let strings: UnsafePointer<UInt8>  // Only read while the document is there.

    /// Parses a text (RFC 8259, UTF-8) of exactly one value.
    public convenience init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: bytes[...], readable: bytes.capacity, limits, into: JSONMemory(), isReused: false)
    }

    /// - Parameter readable: how many bytes from the first on may be read.
    /// - Precondition: no other document uses the memory.
    init(
        parsing bytes: ArraySlice<UInt8>, readable: Int, _ limits: JSONLimits, into memory: JSONMemory, isReused: Bool
    ) throws(JSONError) {
        guard bytes.count <= limits.maximumBytes else { throw JSONError(.tooLarge(limit: limits.maximumBytes)) }
        try Self.parse(bytes, readable, limits, memory, isReused)
        self.memory = memory
        tape = memory.tape
        strings = memory.strings
    }

    /// The one value of the text.
    public var root: JSONElement {
        // The first word describes the tape itself.
        JSONElement(document: self, index: 1)
    }

    private static func parse(
        _ bytes: ArraySlice<UInt8>, _ readable: Int, _ limits: JSONLimits, _ memory: JSONMemory, _ isReused: Bool
    ) throws(JSONError) {
        func attempt(_ bytes: ArraySlice<UInt8>, _ readable: Int) -> cordon_json_status {
            bytes.withUnsafeBufferPointer { memory.parse($0, readable: readable, limits, isReused: isReused) }
        }
        let status = attempt(bytes, readable)
        if status == CORDON_JSON_OK { return }
        let text = Array(bytes)
        if status == CORDON_JSON_NUMBER, let widened = LargeIntegers.asDecimals(in: text),
            attempt(widened[...], widened.capacity) == CORDON_JSON_OK
        {
            return
        }
        throw error(status, text, limits)
    }

    private static func error(_ status: cordon_json_status, _ bytes: [UInt8], _ limits: JSONLimits) -> JSONError {
        switch status {
        case CORDON_JSON_DEPTH: JSONError(.tooDeep(limit: limits.maximumDepth))
        case CORDON_JSON_SIZE: JSONError(.tooLarge(limit: limits.maximumBytes))
        case CORDON_JSON_MEMORY: JSONError(.outOfMemory)
        default: JSONFaultLocator.fault(in: bytes)
        }
    }
}

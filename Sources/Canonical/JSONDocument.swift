import CSimdJSON

/// A parsed JSON text, read in place.
///
/// simdjson leaves a *tape* of 64-bit words behind; `JSONElement` walks it without a call into C and without a copy.
/// Trailing bytes, invalid UTF-8, halves of surrogate pairs and whatever exceeds the limits are refused. Duplicate keys are
/// not looked for here: what must be strict is read as `JSONValue`.
public final class JSONDocument: Sendable {
    private nonisolated(unsafe) let handle: OpaquePointer  // Nothing writes to it after the initialiser, deinit alone frees it.
    @usableFromInline nonisolated(unsafe) let tape: UnsafePointer<UInt64>  // Memory of the handle, only read.
    @usableFromInline nonisolated(unsafe) let strings: UnsafePointer<UInt8>  // Memory of the handle, only read.

    /// Parses a text (RFC 8259, UTF-8) of exactly one value.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        guard bytes.count <= limits.maximumBytes else { throw JSONError(.tooLarge(limit: limits.maximumBytes)) }
        let handle = try Self.parse(bytes, limits)
        self.handle = handle
        tape = cordon_json_tape(handle)
        strings = cordon_json_strings(handle)
    }

    deinit {
        cordon_json_free(handle)
    }

    /// The one value of the text.
    public var root: JSONElement {
        // The first word describes the tape itself.
        JSONElement(document: self, index: 1)
    }

    /// One word of the tape. The document outlives the access, whatever the optimiser knows about its last use.
    @inlinable
    func word(at index: Int) -> UInt64 {
        withExtendedLifetime(self) { tape[index] }
    }

    private static func parse(_ bytes: [UInt8], _ limits: JSONLimits) throws(JSONError) -> OpaquePointer {
        let first = attempt(bytes, limits)
        if let handle = first.handle { return handle }
        if first.status == CORDON_JSON_NUMBER, let widened = LargeIntegers.asDecimals(in: bytes),
            let handle = attempt(widened, limits).handle
        {
            return handle
        }
        throw error(first.status, bytes, limits)
    }

    private static func attempt(_ bytes: [UInt8], _ limits: JSONLimits) -> (handle: OpaquePointer?, status: cordon_json_status) {
        var status = CORDON_JSON_OK
        let handle = bytes.withUnsafeBufferPointer {
            // simdjson counts the level that would be too deep, not the deepest that is allowed.
            cordon_json_parse($0.baseAddress, $0.count, bytes.capacity, limits.maximumDepth + 1, &status)
        }
        return (handle, status)
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

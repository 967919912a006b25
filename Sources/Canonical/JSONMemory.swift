import CSimdJSON

/// Where a text's tape and strings lie. Parsing the next text into the same memory costs no allocation.
final class JSONMemory: Sendable {
    private nonisolated(unsafe) let handle: OpaquePointer?  // Written to by `parse` alone, which nobody calls while a document reads.

    init() { handle = cordon_json_memory_create() }

    deinit { cordon_json_memory_free(handle) }

    var tape: UnsafePointer<UInt64> { cordon_json_tape(handle) }
    var strings: UnsafePointer<UInt8> { cordon_json_strings(handle) }

    /// - Parameters:
    ///   - readable: how many bytes from the first on may be read.
    ///   - isReused: whether another text will be parsed into it.
    /// - Precondition: no document uses the memory.
    func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, readable: Int, _ limits: JSONLimits, isReused: Bool
    ) -> cordon_json_status {
        guard handle != nil else { return CORDON_JSON_MEMORY }
        // simdjson counts the level that would be too deep, not the deepest that is allowed.
        return cordon_json_parse(handle, bytes.baseAddress, bytes.count, readable, limits.maximumDepth + 1, isReused)
    }
}

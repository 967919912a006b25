/// The order of object members in RFC 8785, section 3.2.3: by UTF-16 code units; and equality by bytes.
///
/// Swift compares strings by canonical equivalence, which would make one key of two that differ in their bytes.
enum KeyOrder {
    static func equal(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && withBytes(of: one, other) { $0.elementsEqual($1) }
    }

    static func precedes(_ one: String, _ other: String) -> Bool {
        withBytes(of: one, other) { first, second in
            let common = min(first.count, second.count)
            var index = 0
            while index < common && first[index] == second[index] { index += 1 }
            return index < common ? rank(first[index]) < rank(second[index]) : first.count < second.count
        }
    }

    private static func withBytes<Result>(
        of one: String, _ other: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let result = one.utf8.withContiguousStorageIfAvailable { first in
            other.utf8.withContiguousStorageIfAvailable { second in body(first, second) }
        }
        if case .some(.some(let result)) = result { return result }
        // Strings that another runtime has made may lie scattered.
        return Array(one.utf8).withUnsafeBufferPointer { first in Array(other.utf8).withUnsafeBufferPointer { body(first, $0) } }
    }

    /// UTF-8 orders like UTF-16 except that U+E000…U+FFFF (first byte 0xEE or 0xEF) come after all pairs of surrogates.
    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}

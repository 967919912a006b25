import Glibc

/// Strings as CEL sees them: sequences of code points. Swift's own `==` would call canonically equivalent texts equal.
enum CodePoints {
    /// Whether the bytes are the same.
    @inline(__always)
    static func areEqual(_ left: String, _ right: String) -> Bool {
        // The same words in memory are the same text; short texts, most of all, are held in them alone.
        let words = (unsafeBitCast(left, to: Words.self), unsafeBitCast(right, to: Words.self))  // both are two words
        if words.0.first == words.1.first, words.0.second == words.1.second { return true }
        return left.utf8.count == right.utf8.count && bytesAreEqual(left, right)
    }

    private static func bytesAreEqual(_ left: String, _ right: String) -> Bool {
        withBytes(left) { left in withBytes(right) { right in haveSameBytes(left, right) } }
    }

    private struct Words {
        let first, second: UInt64
    }

    private static func haveSameBytes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count == right.count }
        return left.count == right.count && memcmp(first, second, left.count) == 0
    }

    /// UTF-8 sorts as code points do.
    static func isLess(_ left: String, _ right: String) -> Bool {
        withBytes(left) { left in withBytes(right) { right in left.lexicographicallyPrecedes(right) } }
    }

    static func starts(_ text: String, with part: String) -> Bool {
        withBytes(text) { text in
            withBytes(part) { part in text.count >= part.count && haveSameBytes(.init(rebasing: text.prefix(part.count)), part) }
        }
    }

    static func ends(_ text: String, with part: String) -> Bool {
        withBytes(text) { text in
            withBytes(part) { part in text.count >= part.count && haveSameBytes(.init(rebasing: text.suffix(part.count)), part) }
        }
    }

    /// The UTF-8 offset of the first occurrence at or after an offset.
    static func firstIndex(of part: String, in text: String, from start: Int = 0) -> Int? {
        withBytes(text) { text in withBytes(part) { part in find(part, in: text, from: start) } }
    }

    private static func find(
        _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let needle = part.baseAddress, let first = part.first else { return start <= text.count ? start : nil }
        guard let hay = text.baseAddress else { return nil }
        var place = start
        while place + part.count <= text.count {
            guard let found = memchr(hay + place, Int32(first), text.count - part.count - place + 1) else { return nil }
            place = UnsafeRawPointer(found) - UnsafeRawPointer(hay)
            if memcmp(found, needle, part.count) == 0 { return place }
            place += 1
        }
        return nil
    }

    static func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(text.utf8).withUnsafeBufferPointer(body)
    }
}

/// Strings as CEL sees them: sequences of code points. Swift's own `==` would call canonically equivalent texts equal.
enum CodePoints {
    @inline(__always)
    static func areEqual(_ left: String, _ right: String) -> Bool {
        // Different by canonical equivalence is different by bytes: the cheap test settles most pairs.
        guard left == right else { return false }
        return bytesAreEqual(left, right)
    }

    private static func bytesAreEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && withBytes(left) { left in withBytes(right) { right in left.elementsEqual(right) } }
    }

    /// UTF-8 sorts as code points do.
    static func isLess(_ left: String, _ right: String) -> Bool {
        withBytes(left) { left in withBytes(right) { right in left.lexicographicallyPrecedes(right) } }
    }

    static func starts(_ text: String, with part: String) -> Bool {
        withBytes(text) { text in withBytes(part) { part in text.starts(with: part) } }
    }

    static func ends(_ text: String, with part: String) -> Bool {
        withBytes(text) { text in withBytes(part) { part in text.suffix(part.count).elementsEqual(part) } }
    }

    /// The UTF-8 offset of the first occurrence at or after an offset.
    static func firstIndex(of part: String, in text: String, from start: Int = 0) -> Int? {
        withBytes(text) { text in withBytes(part) { part in find(part, in: text, from: start) } }
    }

    private static func find(
        _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let first = part.first else { return start <= text.count ? start : nil }
        var place = start
        while place + part.count <= text.count {
            if text[place] == first, text[place..<place + part.count].elementsEqual(part) { return place }
            place += 1
        }
        return nil
    }

    static func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(text.utf8).withUnsafeBufferPointer(body)
    }
}

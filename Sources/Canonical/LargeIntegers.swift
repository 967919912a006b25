/// simdjson refuses integers beyond 64 bits, which RFC 8785 writes for numbers below 1e21; with a fraction it takes them.
enum LargeIntegers {
    /// The text with `.0` after each integer outside of strings that 64 bits cannot hold; nil if there is none.
    static func asDecimals(in bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var (position, copied) = (0, 0)
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): position = endOfString(in: bytes, from: position)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let end = bytes[position...].firstIndex { $0 &- UInt8(ascii: "0") >= 10 } ?? bytes.count
                if end - position >= 19, isTooLarge(bytes, position, end) {
                    result += bytes[copied..<end]
                    result += ".0".utf8
                    copied = end
                }
                position = end
            default: position += 1
            }
        }
        return copied == 0 ? nil : result + bytes[copied...]
    }

    /// Whether these digits are a whole integer, not part of a fraction or an exponent, beyond 64 bits.
    private static func isTooLarge(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let isNegative = start > 0 && bytes[start - 1] == UInt8(ascii: "-")
        let first = isNegative ? start - 1 : start
        let before = first > 0 ? bytes[first - 1] : 0
        let after = end < bytes.count ? bytes[end] : 0
        guard !".eE+".utf8.contains(before), !".eE".utf8.contains(after) else { return false }
        let text = String(decoding: bytes[first..<end], as: UTF8.self)
        return isNegative ? Int64(text) == nil : UInt64(text) == nil
    }

    private static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
        var position = start + 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return position + 1
    }
}

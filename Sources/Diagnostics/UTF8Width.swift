/// How many bytes the Unicode scalar at a place takes.
enum UTF8Width {
    /// - Returns: 1–4, or nil where the bytes at `index` are no well-formed UTF-8 (Unicode 15, table 3-7).
    static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(bytes, index, 2, second: 0x80...0xBF)
        case 0xE0: return continues(bytes, index, 3, second: 0xA0...0xBF)
        case 0xED: return continues(bytes, index, 3, second: 0x80...0x9F)
        case 0xE1...0xEF: return continues(bytes, index, 3, second: 0x80...0xBF)
        case 0xF0: return continues(bytes, index, 4, second: 0x90...0xBF)
        case 0xF1...0xF3: return continues(bytes, index, 4, second: 0x80...0xBF)
        case 0xF4: return continues(bytes, index, 4, second: 0x80...0x8F)
        default: return nil
        }
    }

    private static func continues(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ width: Int, second: ClosedRange<UInt8>
    ) -> Int? {
        guard index + width <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for following in 2..<max(width, 2) where bytes[index + following] & 0xC0 != 0x80 { return nil }
        return width
    }
}

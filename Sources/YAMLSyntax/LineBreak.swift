/// Line breaks in raw source: LF, CRLF or CR. Others do not pass `ByteCheck`.
enum LineBreak {
    /// The bytes of the line break at `index`, or nil if there is none.
    static func range(in bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Range<Int>? {
        guard index < end else { return nil }
        if bytes[index] == 0x0A { return index..<index + 1 }
        guard bytes[index] == 0x0D else { return nil }
        let isPair = index + 1 < end && bytes[index + 1] == 0x0A
        return index..<index + (isPair ? 2 : 1)
    }
}

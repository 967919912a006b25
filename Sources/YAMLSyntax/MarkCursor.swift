/// Turns libyaml's marks, which count characters, into bytes of the file. Marks come nearly in order, so walking from
/// the last one is cheap.
struct MarkCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let textStart: Int
    private let isASCII: Bool
    private var character = 0
    private var offset: Int

    /// - Parameter bytes: the whole file, checked to be UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>, textStart: Int, isASCII: Bool) {
        self.bytes = bytes
        self.textStart = textStart
        self.isASCII = isASCII
        offset = textStart
    }

    mutating func offset(of mark: Int) -> Int {
        if isASCII { return min(textStart + mark, bytes.count) }
        while character < mark, offset < bytes.count {
            offset += Self.width(of: bytes[offset])
            character += 1
        }
        while character > mark {
            repeat { offset -= 1 } while bytes[offset] & 0xC0 == 0x80
            character -= 1
        }
        return offset
    }

    private static func width(of lead: UInt8) -> Int {
        switch lead {
        case 0x00...0x7F: 1
        case 0x80...0xDF: 2
        case 0xE0...0xEF: 3
        default: 4
        }
    }
}

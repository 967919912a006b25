/// A zip archive of stored files (APPNOTE 6.3.3: local headers, central directory, its end).
struct ZipArchive {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// - Parameter path: with `/` between folders, ASCII.
    mutating func add(_ path: String, _ content: [UInt8]) {
        let offset = UInt32(bytes.count)
        let shared = Self.shared(path, content)
        bytes += Self.word(0x0403_4B50) + shared + Self.half(0) + Array(path.utf8) + content
        // Made by version 2.0; no comment, first disk, no attributes.
        directory += Self.word(0x0201_4B50) + Self.half(20) + shared + [UInt8](repeating: 0, count: 12)
        directory += Self.word(offset) + Array(path.utf8)
        count += 1
    }

    /// The archive with its directory behind the files.
    var finished: [UInt8] {
        let end = Self.word(0x0605_4B50) + Self.word(0) + Self.half(count) + Self.half(count)
        return bytes + directory + end + Self.word(UInt32(directory.count)) + Self.word(UInt32(bytes.count)) + Self.half(0)
    }

    /// What both headers hold: version, flags, method, time, CRC, sizes, length of the name.
    private static func shared(_ path: String, _ content: [UInt8]) -> [UInt8] {
        let size = UInt32(content.count)
        // 1980-01-01 00:00, the first moment that the format has.
        let time = word(0x0021_0000)
        return half(20) + half(0) + half(0) + time + word(Checksum.crc32(content)) + word(size) + word(size)
            + half(UInt16(path.utf8.count))
    }

    private static func half(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func word(_ value: UInt32) -> [UInt8] {
        half(UInt16(value & 0xFFFF)) + half(UInt16(value >> 16))
    }
}

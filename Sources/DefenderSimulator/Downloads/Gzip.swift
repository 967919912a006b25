/// The gzip form (RFC 1952) with stored blocks (RFC 1951, section 3.2.4): nothing is made smaller.
enum Gzip {
    static func stored(_ content: [UInt8]) -> [UInt8] {
        // Deflate, no flags, no time, no extra flags, unknown system.
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        bytes.reserveCapacity(content.count + content.count / 4096 + 32)
        var rest = content[...]
        repeat {
            let block = rest.prefix(Int(UInt16.max))
            rest = rest.dropFirst(block.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            for length in [UInt16(block.count), ~UInt16(block.count)] {
                bytes += [UInt8(length & 0xFF), UInt8(length >> 8)]
            }
            bytes += block
        } while !rest.isEmpty
        for word in [Checksum.crc32(content), UInt32(truncatingIfNeeded: content.count)] {
            bytes += (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) }
        }
        return bytes
    }
}

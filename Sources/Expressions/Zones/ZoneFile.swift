/// Reads the compiled form of a zone: RFC 9636, the part with times of 64 bits (versions 2 and up).
struct ZoneFile {
    private let bytes: [UInt8]
    private var position = 0

    /// Nil if the bytes are no such file.
    static func parse(_ bytes: [UInt8]) -> ZoneTransitions? {
        var file = ZoneFile(bytes: bytes)
        return file.parse()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private struct Counts {
        let utc, standard, leaps, times, types, characters: Int

        /// Bytes of the block with times of this size.
        func size(_ time: Int) -> Int { times * (time + 1) + types * 6 + characters + leaps * (time + 4) + standard + utc }
    }

    private mutating func parse() -> ZoneTransitions? {
        guard let old = header() else { return nil }
        position += old.size(4)
        guard let counts = header(), counts.types > 0, position + counts.size(8) <= bytes.count else { return nil }
        let times = (0..<counts.times).map { _ in Int64(truncatingIfNeeded: number(8)) }
        let indexes = (0..<counts.times).map { _ in Int(number(1)) }
        let offsets = (0..<counts.types).map { _ in
            let offset = Int(Int32(truncatingIfNeeded: number(4)))
            position += 2
            return offset
        }
        guard indexes.allSatisfy({ $0 < offsets.count }) else { return nil }
        position += counts.characters + counts.leaps * 12 + counts.standard + counts.utc
        return ZoneTransitions(
            times: times, offsets: indexes.map { offsets[$0] }, earliest: offsets[0], rule: ZoneRule(footer()))
    }

    private mutating func header() -> Counts? {
        guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8),
            bytes[position + 4] >= UInt8(ascii: "2")
        else { return nil }
        position += 20
        let counts = (0..<6).map { _ in Int(number(4)) }
        return Counts(
            utc: counts[0], standard: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
            characters: counts[5])
    }

    /// Big-endian.
    private mutating func number(_ size: Int) -> UInt64 {
        defer { position += size }
        return bytes[position..<position + size].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The line at the end.
    private func footer() -> String {
        let line = bytes[min(position + 1, bytes.count)...].prefix { $0 != 0x0A }
        return String(decoding: line, as: UTF8.self)
    }
}

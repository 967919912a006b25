/// Constant texts, for asking whether one is among them: an open hash table over their bytes.
struct TextSet: Sendable {
    private let texts: [String]
    /// Places in `texts`, by hash; -1 where there is none. Twice as many as texts or more, a power of two.
    private let slots: [Int32]

    init(_ texts: [String]) {
        self.texts = texts
        var size = 2
        while size < texts.count * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for (place, text) in texts.enumerated() {
            var slot = Self.hash(text) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(place)
        }
        self.slots = slots
    }

    func contains(_ text: String) -> Bool {
        var slot = Self.hash(text) & (slots.count - 1)
        while slots[slot] >= 0 {
            if CodePoints.areEqual(texts[Int(slots[slot])], text) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// The length and the bytes at both ends. The texts are the author's own, so that nobody can make them collide; one
    /// from outside costs at most a comparison with each.
    private static func hash(_ text: String) -> Int {
        CodePoints.withBytes(text) { bytes in
            var hash = UInt(truncatingIfNeeded: bytes.count)
            for byte in bytes.prefix(8) { hash = (hash ^ UInt(byte)) &* 0x0000_0100_0000_01B3 }
            for byte in bytes.suffix(8) { hash = (hash ^ UInt(byte)) &* 0x0000_0100_0000_01B3 }
            return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
        }
    }
}

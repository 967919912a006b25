/// Finds a property by the bytes of a JSON key without making a String of it: an open-addressing table over the length
/// and the first and last eight bytes, folded so that the case of letters does not count.
struct KeyTable: Sendable {
    struct Hit {
        let field: Int
        /// Whether the key is the property's own name, in its own case.
        let isOwnName: Bool
    }

    private struct Entry: Sendable {
        let start: UInt16
        let count: UInt16
        let field: UInt16
        let isAlias: Bool
    }

    /// The properties' own names in their order, then the aliases.
    private var entries: [Entry] = []
    /// The spellings of all entries, one after the other.
    private var bytes: [UInt8] = []
    /// Index into `entries` plus one; 0 is free. At least four times as long as there are entries.
    private var slots: [UInt16]

    init(_ fields: [Field]) {
        let count = fields.reduce(0) { $0 + 1 + $1.aliases.count }
        var capacity = 16
        while capacity < 4 * count { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        for (index, field) in fields.enumerated() { insert(field.name, field: index, isAlias: false) }
        for (index, field) in fields.enumerated() {
            for alias in field.aliases { insert(alias, field: index, isAlias: true) }
        }
    }

    private mutating func insert(_ spelling: String, field: Int, isAlias: Bool) {
        var spelling = spelling
        let slot: Int? = spelling.withUTF8 { key in
            // An alias that differs in case only is found by the name's own entry.
            find(key, guess: nil) == nil ? freeSlot(key) : nil
        }
        guard let slot else { return }
        let entry = Entry(
            start: UInt16(bytes.count), count: UInt16(spelling.utf8.count), field: UInt16(field), isAlias: isAlias)
        entries.append(entry)
        bytes.append(contentsOf: spelling.utf8)
        slots[slot] = UInt16(entries.count)
    }

    private func freeSlot(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// - Parameter guess: the property whose name to try first; services write the keys in one order.
    func find(_ key: UnsafeBufferPointer<UInt8>, guess: Int?) -> Hit? {
        if let guess, guess < entries.count, !entries[guess].isAlias, isSame(key, entries[guess]) {
            return Hit(field: guess, isOwnName: true)
        }
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if isSame(key, entry) { return Hit(field: Int(entry.field), isOwnName: !entry.isAlias) }
            if differsInCaseOnly(key, entry) { return Hit(field: Int(entry.field), isOwnName: false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func isSame(_ key: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
        guard key.count == Int(entry.count) else { return false }
        return bytes.withUnsafeBytes { bytes in
            let name = UnsafeRawBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.start) + key.count])
            let key = UnsafeRawBufferPointer(key)
            var place = 0
            while place + 8 <= key.count {
                let words = (
                    key.loadUnaligned(fromByteOffset: place, as: UInt64.self),
                    name.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                )
                guard words.0 == words.1 else { return false }
                place += 8
            }
            // The last eight bytes once more cost less than the rest one by one.
            if key.count >= 8 {
                let last = key.count - 8
                return key.loadUnaligned(fromByteOffset: last, as: UInt64.self) == name.loadUnaligned(fromByteOffset: last, as: UInt64.self)
            }
            while place < key.count {
                guard key[place] == name[place] else { return false }
                place += 1
            }
            return true
        }
    }

    private func differsInCaseOnly(_ key: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
        guard key.count == Int(entry.count) else { return false }
        return zip(key, bytes[Int(entry.start)...]).allSatisfy { left, right in
            left == right || (left ^ right == 0x20 && (0x61...0x7A).contains(left | 0x20))
        }
    }

    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let (first, last) = key.count < 8 ? (shortWord(key), 0) : words(UnsafeRawBufferPointer(key))
        let caseBits: UInt64 = 0x2020_2020_2020_2020
        let mixed = ((first | caseBits) &* 0x9E37_79B9_7F4A_7C15) ^ ((last | caseBits) &* 0xC2B2_AE3D_27D4_EB4F)
        let spread = mixed &+ UInt64(truncatingIfNeeded: key.count)
        return Int(truncatingIfNeeded: (spread ^ (spread >> 32)) & 0x7FFF_FFFF)
    }

    private static func words(_ key: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        (
            key.loadUnaligned(as: UInt64.self),
            key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
        )
    }

    private static func shortWord(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        key.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

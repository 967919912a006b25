import Crypto

/// A SHA-256 hash (FIPS 180-4).
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    // Four words, most significant byte first, instead of an array: digests are keys of large tables.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The hash of these bytes, which most are: a generic call costs more than the hash of a short one.
    public init(of bytes: [UInt8]) {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        self = hasher.finalize().withUnsafeBytes { Digest(raw: $0) }
    }

    /// The hash of these bytes.
    public init(of bytes: some Collection<UInt8>) {
        self.init(ofParts: CollectionOfOne(bytes))
    }

    /// The hash of several runs of bytes, one after another.
    public init(ofParts parts: some Sequence<some Collection<UInt8>>) {
        var hasher = SHA256()
        for part in parts {
            let wasContiguous: Void? = part.withContiguousStorageIfAvailable { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
            if wasContiguous == nil {
                Array(part).withUnsafeBytes { hasher.update(bufferPointer: $0) }
            }
        }
        self = hasher.finalize().withUnsafeBytes { Digest(raw: $0) }
    }

    /// The hash that has these 32 bytes; nil if there are not 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self = Array(bytes).withUnsafeBytes { Digest(raw: $0) }
    }

    /// The same without a copy of them.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        self.init(raw: bytes)
    }

    /// Reads `sha256:` and 64 lower-case hexadecimal digits; nil for anything else.
    public init?(_ text: String) {
        let prefix = "sha256:".utf8
        guard text.utf8.starts(with: prefix) else { return nil }
        self.init(hex: text.utf8.dropFirst(prefix.count))
    }

    private init?(hex digits: some Collection<UInt8>) {
        guard digits.count == 64 else { return nil }
        var nibbles: [UInt8] = []
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibbles.append(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibbles.append(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] })
    }

    private init(raw: UnsafeRawBufferPointer) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }

    /// Writes the 32 bytes.
    /// - Precondition: there is room for them.
    public func copy(to place: UnsafeMutableRawBufferPointer) { withUnsafeBytes(of: bigEndian) { place.copyMemory(from: $0) } }

    private var bigEndian: (UInt64, UInt64, UInt64, UInt64) {
        (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        String(unsafeUninitializedCapacity: 64) { digits in
            for (word, value) in [words.0, words.1, words.2, words.3].enumerated() {
                for place in 0..<16 {
                    let nibble = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place) & 15)
                    digits[word * 16 + place] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
                }
            }
            return 64
        }
    }

    /// `sha256:` and the hexadecimal digits.
    public var description: String { "sha256:" + hex }

    /// The first `prefix` digits (at most 51) of the hash in base32 (RFC 4648): upper case, without padding.
    public func base32(prefix: Int) -> String {
        precondition(0...51 ~= prefix, "A SHA-256 hash has 51 whole base32 digits.")
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        let bytes = bytes
        let digits = (0..<prefix).map { index in
            let (byte, shift) = (index * 5).quotientAndRemainder(dividingBy: 8)
            let pair = UInt16(bytes[byte]) << 8 | (byte + 1 < 32 ? UInt16(bytes[byte + 1]) : 0)
            return alphabet[Int(pair >> UInt16(11 - shift)) & 31]
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Whether the bytes are the same.
    public static func == (one: Digest, other: Digest) -> Bool { one.words == other.words }

    /// The first word is as good a hash as any.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Recognises a record in the very bytes that the writer writes, without building it.
///
/// It knows only what almost every line is, and says no to all else: then the strict reader decides. What it says yes to, that one
/// would read too; a test holds the two against each other.
struct RecordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The number of the record in a line; nil if the line has to be read strictly.
    static func sequence(of line: UnsafeBufferPointer<UInt8>) -> Int64? {
        var scanner = RecordScanner(line)
        return scanner.record()
    }

    private mutating func record() -> Int64? {
        guard take(#"{"data":"#), object(depth: 1), take(#","kind":""#), kind(), take(#"","mode":""#), mode(), take(#"","seq":"#),
            let sequence = digits(), take(#","time":""#), time(), take(#"","v":1}"#), at == bytes.count
        else { return nil }
        return sequence
    }

    // MARK: Members

    /// Lower-case letters and hyphens. What the verifier has to look into is left to the strict reader.
    private mutating func kind() -> Bool {
        let start = at
        while let byte = peek, UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "-") { at += 1 }
        let word = bytes[start..<at]
        return !word.isEmpty && !word.elementsEqual("log".utf8) && !word.elementsEqual("part".utf8)
    }

    private mutating func mode() -> Bool { take("live") || take("rehearsal") || take("none") }

    /// A time that needs no calendar: the days that every month has.
    private mutating func time() -> Bool {
        guard let year = number(4), year > 0, take("-"), let month = number(2), 1...12 ~= month, take("-"), let day = number(2),
            1...28 ~= day, take("T"), let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60, take(":"),
            let second = number(2), second < 60
        else { return false }
        guard take(".") else { return take("Z") }
        let start = at
        while let byte = peek, isDigit(byte) { at += 1 }
        return 1...9 ~= at - start && bytes[at - 1] != UInt8(ascii: "0") && take("Z")
    }

    private mutating func number(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let byte = peek, isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            at += 1
        }
        return value
    }

    // MARK: Values

    private static let deepest = 32

    private mutating func value(depth: Int) -> Bool {
        switch peek {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "{"): object(depth: depth)
        case UInt8(ascii: "["): array(depth: depth)
        case UInt8(ascii: "t"): take("true")
        case UInt8(ascii: "f"): take("false")
        case UInt8(ascii: "n"): take("null")
        case UInt8(ascii: "-"): negative()
        default: digits() != nil
        }
    }

    /// Keys of plain ASCII, each greater than the one before: so none stands twice.
    private mutating func object(depth: Int) -> Bool {
        guard depth < Self.deepest, take("{") else { return false }
        if take("}") { return true }
        var last: Range<Int>?
        repeat {
            let start = at + 1
            guard plainString() else { return false }
            let key = start..<(at - 1)
            if let last, !bytes[last].lexicographicallyPrecedes(bytes[key]) { return false }
            last = key
            guard take(":"), value(depth: depth + 1) else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func array(depth: Int) -> Bool {
        guard depth < Self.deepest, take("[") else { return false }
        if take("]") { return true }
        repeat { guard value(depth: depth + 1) else { return false } } while take(",")
        return take("]")
    }

    private mutating func negative() -> Bool {
        at += 1
        guard let value = digits() else { return false }
        return value != 0
    }

    /// Without leading zeros, and of a size that surely fits.
    private mutating func digits() -> Int64? {
        let start = at
        var value: Int64 = 0
        while let byte = peek, isDigit(byte), at - start < 19 {
            value = value &* 10 &+ Int64(byte - UInt8(ascii: "0"))
            at += 1
        }
        guard 1...18 ~= at - start, bytes[start] != UInt8(ascii: "0") || at - start == 1 else { return nil }
        return value
    }

    // MARK: Texts

    private mutating func plainString() -> Bool {
        guard take("\"") else { return false }
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard 0x20..<0x80 ~= byte, byte != UInt8(ascii: "\\") else { return false }
            at += 1
        }
        return take("\"")
    }

    private mutating func string() -> Bool {
        at += 1
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return true
            case UInt8(ascii: "\\"): guard escape() else { return false }
            case 0x20..<0x80: at += 1
            default: guard byte >= 0x80, scalar(byte) else { return false }
            }
        }
        return false
    }

    /// The one form that each escaped character has.
    private mutating func escape() -> Bool {
        at += 1
        guard let byte = peek else { return false }
        at += 1
        guard byte == UInt8(ascii: "u") else { return #""\bfnrt"#.utf8.contains(byte) }
        guard take("00"), let high = peek, high == UInt8(ascii: "0") || high == UInt8(ascii: "1") else { return false }
        at += 1
        guard let low = peek else { return false }
        at += 1
        let isLowerHex = isDigit(low) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= low
        let hasShortForm = high == UInt8(ascii: "0") && "89acd".utf8.contains(low)
        return isLowerHex && !hasShortForm
    }

    /// A scalar of two to four bytes, well formed (Unicode, table 3-7).
    private mutating func scalar(_ lead: UInt8) -> Bool {
        let second: ClosedRange<UInt8>
        switch lead {
        case 0xE0: second = 0xA0...0xBF
        case 0xED: second = 0x80...0x9F
        case 0xF0: second = 0x90...0xBF
        case 0xF4: second = 0x80...0x8F
        default: second = 0x80...0xBF
        }
        let length = 0xC2...0xDF ~= lead ? 2 : 0xE0...0xEF ~= lead ? 3 : 0xF0...0xF4 ~= lead ? 4 : 0
        guard length > 0, at + length <= bytes.count, second ~= bytes[at + 1] else { return false }
        for index in 2..<max(2, length) where bytes[at + index] & 0xC0 != 0x80 { return false }
        at += length
        return true
    }

    // MARK: Bytes

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != text.utf8Start[index] { return false }
        at += count
        return true
    }
}

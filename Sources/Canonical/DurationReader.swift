/// Reads Go's notation for durations into nanoseconds.
struct DurationReader {
    private let bytes: [UInt8]
    private var position = 0

    init(text: String) {
        bytes = [UInt8](text.utf8)
    }

    mutating func read() -> Int128? {
        let isNegative = readSign()
        if bytes.count == position + 1, bytes[position] == UInt8(ascii: "0") { return 0 }
        guard position < bytes.count else { return nil }
        var total: Int128 = 0
        while position < bytes.count {
            guard let part = readPart() else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = sum
        }
        return isNegative ? -total : total
    }

    private mutating func readSign() -> Bool {
        guard let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
        position = 1
        return first == UInt8(ascii: "-")
    }

    /// One number with its unit.
    private mutating func readPart() -> Int128? {
        let whole = readDigits()
        var fraction: ArraySlice<UInt8> = []
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            fraction = readDigits()
        }
        // Eighteen digits of any unit fit into 128 bits with room for the sum.
        guard !(whole.isEmpty && fraction.isEmpty), whole.count <= 18, let unit = readUnit() else { return nil }
        let kept = fraction.prefix(18)
        let denominator = kept.reduce(Int128(1)) { scale, _ in scale * 10 }
        return Self.number(whole) * unit + Self.number(kept) * unit / denominator
    }

    private mutating func readDigits() -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return bytes[start..<position]
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int128 {
        digits.reduce(0) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
    }

    /// Nanoseconds of the unit that stands here.
    private mutating func readUnit() -> Int128? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "."), bytes[position] &- UInt8(ascii: "0") >= 10 {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        if name == "\u{B5}s" || name == "\u{3BC}s" { return 1000 }
        return DurationText.units.first { $0.name == name }?.nanoseconds
    }
}

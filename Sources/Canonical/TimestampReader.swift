/// Reads a date and time from bytes, without allocation: a page of alerts holds tens of thousands of them.
struct TimestampReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func readStrict() -> Timestamp? {
        guard let days = readDate(), skip("T", "t"), let second = readTime(),
            let nanoseconds = readFraction(keepingAtMost: 9, refusingMore: true),
            let offset = readZone(), position == bytes.count
        else { return nil }
        return Timestamp(seconds: Int64(days * 86_400 + second - offset), nanoseconds: nanoseconds)
    }

    mutating func readLenient() -> Timestamp? {
        guard let days = readDate() else { return nil }
        if position == bytes.count || (position + 1 == bytes.count && skip("Z", "z")) {
            return Timestamp(seconds: Int64(days * 86_400))
        }
        guard skip("T", "t") || skip(" ", " "), let second = readTime(),
            let nanoseconds = readFraction(keepingAtMost: 9, refusingMore: false),
            let offset = position == bytes.count ? 0 : readZone(), position == bytes.count
        else { return nil }
        return Timestamp(seconds: Int64(days * 86_400 + second - offset), nanoseconds: nanoseconds)
    }

    private mutating func readDate() -> Int? {
        guard let year = readNumber(digits: 4), skip("-", "-"), let month = readNumber(digits: 2), skip("-", "-"),
            let day = readNumber(digits: 2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        return date.isValid ? date.daysSinceEpoch : nil
    }

    private mutating func readTime() -> Int? {
        guard let hour = readNumber(digits: 2), hour < 24, skip(":", ":"), let minute = readNumber(digits: 2), minute < 60,
            skip(":", ":"), let second = readNumber(digits: 2), second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Nanoseconds; 0 if there is no point.
    private mutating func readFraction(keepingAtMost limit: Int, refusingMore: Bool) -> Int32? {
        guard skip(".", ".") else { return 0 }
        var value: Int32 = 0
        var digits = 0
        while let digit = peekDigit() {
            position += 1
            digits += 1
            if digits <= limit { value = value * 10 + Int32(digit) }
        }
        guard digits > 0, digits <= limit || !refusingMore else { return nil }
        for _ in min(digits, limit)..<9 { value *= 10 }
        return value
    }

    /// The offset from UTC in seconds.
    private mutating func readZone() -> Int? {
        if skip("Z", "z") { return 0 }
        let isNegative = skip("-", "-")
        guard isNegative || skip("+", "+"), let hour = readNumber(digits: 2), hour < 24, skip(":", ":"),
            let minute = readNumber(digits: 2), minute < 60
        else { return nil }
        return (hour * 3600 + minute * 60) * (isNegative ? -1 : 1)
    }

    @inline(__always)
    private mutating func readNumber(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = peekDigit() else { return nil }
            value = value * 10 + digit
            position += 1
        }
        return value
    }

    @inline(__always)
    private func peekDigit() -> Int? {
        guard position < bytes.count else { return nil }
        let digit = bytes[position] &- UInt8(ascii: "0")
        return digit < 10 ? Int(digit) : nil
    }

    @inline(__always)
    private mutating func skip(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: one) || bytes[position] == UInt8(ascii: other) else {
            return false
        }
        position += 1
        return true
    }
}

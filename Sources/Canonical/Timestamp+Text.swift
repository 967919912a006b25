extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with `Z` and as few digits of the fraction as the instant needs: `2026-03-01T09:30:00.25Z`.
    public var description: String {
        var digits = 9
        var fraction = nanoseconds
        while digits > 0 && fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        return text(fractionDigits: digits)
    }

    /// RFC 3339 in UTC with `Z` and exactly this many digits of the fraction (0 to 9); the rest is cut off, not rounded.
    public func text(fractionDigits: Int) -> String {
        precondition(0...9 ~= fractionDigits, "A timestamp has 0 to 9 digits after the point.")
        return String(unsafeUninitializedCapacity: 30) { buffer in
            var writer = DigitWriter(buffer: buffer)
            write(into: &writer, fractionDigits: fractionDigits)
            return writer.count
        }
    }

    private func write(into writer: inout DigitWriter, fractionDigits: Int) {
        let (date, secondOfDay) = (date, secondOfDay)
        writer.write(date.year, digits: 4)
        writer.write(UInt8(ascii: "-"))
        writer.write(date.month, digits: 2)
        writer.write(UInt8(ascii: "-"))
        writer.write(date.day, digits: 2)
        writer.write(UInt8(ascii: "T"))
        writer.write(secondOfDay / 3600, digits: 2)
        writer.write(UInt8(ascii: ":"))
        writer.write(secondOfDay / 60 % 60, digits: 2)
        writer.write(UInt8(ascii: ":"))
        writer.write(secondOfDay % 60, digits: 2)
        if fractionDigits > 0 {
            var fraction = Int(nanoseconds)
            for _ in fractionDigits..<9 { fraction /= 10 }
            writer.write(UInt8(ascii: "."))
            writer.write(fraction, digits: fractionDigits)
        }
        writer.write(UInt8(ascii: "Z"))
    }
}

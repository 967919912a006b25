/// The shortest text that reads back as the same number, in plain digits where those are not many.
enum DoubleText {
    /// - Parameter plainDigits: up to how many digits before the point are written out; people read 21, CEL's `string()`
    ///   has 6 (Go's `%g`).
    static func format(_ number: Double, plainDigits: Int = 21) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        let (digits, exponent) = parts(number.magnitude)
        let sign = number.sign == .minus ? "-" : ""
        return sign + (exponent < -3 || exponent > plainDigits ? scientific(digits, exponent) : plain(digits, exponent))
    }

    /// Every digit written out, however many (`format`'s `%s` and `%d`).
    static func allDigits(_ number: Double) -> String {
        let (digits, exponent) = parts(number.magnitude)
        return (number.sign == .minus ? "-" : "") + plain(digits, exponent)
    }

    /// The digits, and where the point stands in them (`exponent` 1 is after the first).
    private static func parts(_ number: Double) -> (digits: String, exponent: Int) {
        let halves = number.description.split(separator: "e")
        let mantissa = halves[0].split(separator: ".")
        let whole = mantissa[0] == "0" ? "" : String(mantissa[0])
        let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
        var digits = whole + fraction
        var exponent = whole.utf8.count + (halves.count > 1 ? Int(halves[1]) ?? 0 : 0)
        while digits.utf8.first == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits.isEmpty ? ("0", 1) : (digits, exponent)
    }

    private static func plain(_ digits: String, _ exponent: Int) -> String {
        let count = digits.utf8.count
        if exponent <= 0 { return "0." + String(repeating: "0", count: -exponent) + digits }
        if exponent >= count { return digits + String(repeating: "0", count: exponent - count) }
        let point = digits.utf8.index(digits.startIndex, offsetBy: exponent)
        return digits[..<point] + "." + digits[point...]
    }

    private static func scientific(_ digits: String, _ exponent: Int) -> String {
        let power = exponent - 1
        let rest = digits.dropFirst()
        let padded = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
        return "\(digits.prefix(1))\(rest.isEmpty ? "" : "." + rest)e\(power < 0 ? "-" : "+")\(padded)"
    }
}

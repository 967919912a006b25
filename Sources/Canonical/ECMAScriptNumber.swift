/// The form that ECMAScript gives to numbers (ECMA-262, Number::toString), which RFC 8785 prescribes.
enum ECMAScriptNumber {
    static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        guard value != 0 else { return "0" }
        let (digits, exponent) = decimal(of: value.magnitude)
        return (value < 0 ? "-" : "") + layout(digits, exponent: exponent)
    }

    /// The fewest digits that read back as the same number, and the place of the point: 0.digits × 10^exponent.
    private static func decimal(of value: Double) -> (digits: [UInt8], exponent: Int) {
        // Swift prints the same shortest digits and only lays them out differently.
        let parts = value.description.utf8.split(separator: UInt8(ascii: "e"))
        let mantissa = parts[0].split(separator: UInt8(ascii: "."))
        let whole = Array(mantissa[0])
        let fraction = mantissa.count > 1 ? Array(mantissa[1]) : []
        let power = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
        var digits = whole + fraction
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, whole.count - zeros + power)
    }

    private static func layout(_ digits: [UInt8], exponent: Int) -> String {
        func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: Array(digits), as: UTF8.self) }
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch exponent {
        case _ where exponent >= digits.count && exponent <= 21:
            return text(digits) + zeros(exponent - digits.count)
        case 1...21:
            return text(digits.prefix(exponent)) + "." + text(digits.dropFirst(exponent))
        case -5...0:
            return "0." + zeros(-exponent) + text(digits)
        default:
            let power = exponent - 1
            let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return text(digits.prefix(1)) + fraction + "e" + (power < 0 ? "-" : "+") + String(power.magnitude)
        }
    }
}

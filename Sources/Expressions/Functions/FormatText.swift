import Glibc

/// Values as the clauses of `format` write them; nil where a clause does not take a value.
enum FormatText {
    /// `%s`. Keys of maps are sorted by their text.
    static func text(_ value: Value) -> String? {
        switch value {
        case .null: return "null"
        case .double(let number): return digits(number)
        case .bytes(let bytes): return joiningFaults(bytes)
        case .duration(let duration): return TimeFunctions.secondsText(duration)
        case .bool, .int, .uint, .string, .timestamp, .type: return value.text
        case .list(let elements): return all(elements).map { "[" + $0.joined(separator: ", ") + "]" }
        case .map(let map):
            guard let keys = all(map.entries.map { $0.key }), let values = all(map.entries.map { $0.value }) else { return nil }
            let entries = zip(keys, values).sorted { CodePoints.isLess($0.0, $1.0) }
            return "{" + entries.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
        case .object(let object): return object is IPObject || object is NetworkObject ? object.text : nil
        case .optional: return nil
        }
    }

    private static func all(_ values: [Value]) -> [String]? {
        let texts = values.compactMap { text($0) }
        return texts.count == values.count ? texts : nil
    }

    /// What is no UTF-8 becomes U+FFFD, one for all that lies side by side.
    private static func joiningFaults(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        var isAfterFault = false
        while true {
            switch decoder.decode(&rest) {
            case .scalarValue(let scalar):
                text.append(scalar)
                isAfterFault = false
            case .error:
                if !isAfterFault { text.append("\u{FFFD}") }
                isAfterFault = true
            case .emptyInput: return String(text)
            }
        }
    }

    private static func digits(_ number: Double) -> String {
        number.isFinite ? DoubleText.allDigits(number) : special(number)
    }

    private static func special(_ number: Double) -> String {
        number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    }

    static func decimal(_ value: Value) -> String? {
        switch value {
        case .double(let number): digits(number)
        default: digits(value, radix: 10, isUppercase: false)
        }
    }

    /// What `%f` and `%e` take: numbers, and the names of those that are none.
    static func double(_ value: Value) -> Double? {
        switch value {
        case .double(let number): number
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        case .string("NaN"): Double.nan
        case .string("Infinity"): Double.infinity
        case .string("-Infinity"): -Double.infinity
        default: nil
        }
    }

    static func fixed(_ number: Double, _ precision: Int) -> String {
        number.isFinite ? printed("%.*f", number, precision) : special(number)
    }

    static func scientific(_ number: Double, _ precision: Int) -> String {
        number.isFinite ? printed("%.*e", number, precision) : special(number)
    }

    /// C rounds as IEEE 754 has it, half to even by the exact binary value.
    private static func printed(_ format: String, _ number: Double, _ precision: Int) -> String {
        withVaList([Int32(precision), number]) { list in
            // 309 digits before the point, the point, a sign and the end.
            var bytes = [CChar](repeating: 0, count: precision + 320)
            let count = vsnprintf(&bytes, bytes.count, format, list)
            return String(decoding: bytes.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    static func binary(_ value: Value) -> String? {
        if case .bool(let flag) = value { return flag ? "1" : "0" }
        return digits(value, radix: 2, isUppercase: false)
    }

    static func hexadecimal(_ value: Value, isUppercase: Bool) -> String? {
        switch value {
        case .string(let text): hexadecimal(text.utf8, isUppercase)
        case .bytes(let bytes): hexadecimal(bytes, isUppercase)
        default: digits(value, radix: 16, isUppercase: isUppercase)
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>, _ isUppercase: Bool) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: isUppercase) }.joined()
    }

    static func digits(_ value: Value, radix: Int, isUppercase: Bool) -> String? {
        switch value {
        case .int(let number): String(number, radix: radix, uppercase: isUppercase)
        case .uint(let number): String(number, radix: radix, uppercase: isUppercase)
        default: nil
        }
    }
}

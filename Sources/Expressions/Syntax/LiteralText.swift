/// Values as literals of the language.
enum LiteralText {
    static func write(_ value: Value) -> String {
        switch value {
        case .uint(let number): "\(number)u"
        case .double(let number): double(number)
        case .string(let text): "\"" + text.unicodeScalars.map(escaped).joined() + "\""
        case .bytes(let bytes): "b\"" + bytes.map(escaped).joined() + "\""
        case .null: "null"
        default: value.text
        }
    }

    private static func double(_ number: Double) -> String {
        let text = DoubleText.format(number)
        return text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") } ? text : text + ".0"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: scalar.value < 0x20 || scalar.value == 0x7F ? hexadecimal(UInt8(scalar.value)) : String(scalar)
        }
    }

    private static func escaped(_ byte: UInt8) -> String {
        let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        return isPlain ? String(UnicodeScalar(byte)) : hexadecimal(byte)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
}

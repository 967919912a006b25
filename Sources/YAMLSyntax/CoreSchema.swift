/// Resolves plain scalars by the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2): `yes`, `on` and dates are strings,
/// `012` is twelve, `0o17` and `0x1F` are integers.
enum CoreSchema {
    static func resolve(_ text: String) -> CoreValue {
        var text = text
        return text.withUTF8 { resolve($0) }
    }

    private static func resolve(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        guard let first = bytes.first else { return .null }
        switch first {
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"):
            return word(bytes)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(bytes)
        default:
            return .string
        }
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        guard bytes.count <= 5 else { return .string }
        return switch String(decoding: bytes, as: UTF8.self) {
        case "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default: .string
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            if bytes[1] == UInt8(ascii: "o") { return based(8, bytes) }
            if bytes[1] == UInt8(ascii: "x") { return based(16, bytes) }
        }
        var grammar = NumberGrammar(bytes)
        switch grammar.scan() {
        case .integer?: return decimal(bytes)
        case .float?: return Double(String(decoding: bytes, as: UTF8.self)).map { .float($0) } ?? .string
        case nil: return special(bytes)
        }
    }

    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        let text = String(decoding: bytes, as: UTF8.self)
        return Int64(text).map { .integer($0) } ?? Double(text).map { .float($0) } ?? .string
    }

    private static func based(_ radix: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        let digits = bytes[2...]
        let fits = digits.allSatisfy { byte in
            Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
        }
        guard fits else { return .string }
        if let value = Int64(String(decoding: digits, as: UTF8.self), radix: radix) { return .integer(value) }
        return .float(
            digits.reduce(0) { $0 * Double(radix) + Double(Character(Unicode.Scalar($1)).hexDigitValue ?? 0) })
    }

    private static func special(_ bytes: UnsafeBufferPointer<UInt8>) -> CoreValue {
        guard bytes.count <= 5 else { return .string }
        return switch String(decoding: bytes, as: UTF8.self) {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": .float(-.infinity)
        case ".nan", ".NaN", ".NAN": .float(.nan)
        default: .string
        }
    }
}

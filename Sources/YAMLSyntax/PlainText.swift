/// How a text is written so that YAML reads it back as the same string, in any context.
public enum PlainText {
    /// Words that YAML 1.1 took for booleans: other tools still do.
    private static let formerBooleans: Set = ["y", "n", "yes", "no", "on", "off"]

    /// Without quotes where nobody can take it for something else, else in double quotes, or in single ones where that
    /// needs no escapes.
    public static func written(_ text: String) -> String {
        if isPlain(text) { return text }
        let needsEscape = text.unicodeScalars.contains(where: isEscaped)
        let holdsQuotes = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        return holdsQuotes && !needsEscape ? YAMLQuoting.single(text) : double(text)
    }

    /// Conservative: letters first, no character that means something to YAML, `${` or a person in doubt.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, isLetter(first) || first == UInt8(ascii: "/") else { return false }
        guard last != 0x20, last != UInt8(ascii: ":"), bytes.allSatisfy(isHarmless) else { return false }
        let holdsKey = bytes.indices.dropLast().contains { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == 0x20 }
        return !holdsKey && CoreSchema.resolve(text) == .string && !formerBooleans.contains(text.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x20: true
        case let byte where isLetter(byte): true
        default: "_-./@+=()<>:*!;".utf8.contains(byte)
        }
    }

    // MARK: Double quotes

    private static func double(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default: break
        }
        guard isEscaped(scalar) else { return String(Character(scalar)) }
        let digits = String(scalar.value, radix: 16)
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// What cannot be seen, or is no text of a file (`ByteCheck`).
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
        default: scalar.value == 0xA0 || scalar.value == 0xAD
        }
    }
}

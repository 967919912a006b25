/// Text from outside, made harmless for a terminal. Every human output passes what it did not write itself through here.
public enum TerminalText {
    /// Shows as `\u{…}` all that would move the cursor, colour, reorder, end the line or vanish: control characters
    /// (line breaks and tabs too), line and paragraph separators, bidirectional controls, invisible format characters.
    public static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var result = ""
        for scalar in text.unicodeScalars { result += escaped(scalar) }
        return result
    }

    /// The same for each line of a text, which keeps its line breaks.
    public static func escapedLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "\n")
    }

    /// A JSON text in which the same characters, where they stand raw in strings, are escapes of JSON: the same value,
    /// harmless to look at. Line breaks between the values stay.
    public static func escapedJSON(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || isHarmless(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                for unit in UTF16.encode(scalar) ?? .init() { result += jsonEscape(unit) }
            }
        }
        return result
    }

    private static func jsonEscape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// One character's part of `escaped(_:)`.
    static func escaped(_ scalar: Unicode.Scalar) -> String {
        isHarmless(scalar) ? String(Character(scalar)) : "\\u{\(String(scalar.value, radix: 16))}"
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F: false
        case 0x2028...0x202E, 0x2060...0x206F: false
        case 0xFEFF, 0xFFF9...0xFFFB: false
        case 0xE0000...0xE007F: false
        default: true
        }
    }
}

import Diagnostics
import Testing

@Suite struct TerminalTextTests {
    @Test func everyByteIsEitherPrintableOrShown() {
        for value in UInt8.min...UInt8.max {
            let text = String(Character(Unicode.Scalar(value)))
            let isPrintable = (0x20...0x7E).contains(value) || (value >= 0xA0 && value != 0xAD)
            let expected = isPrintable ? text : "\\u{\(String(value, radix: 16))}"
            #expect(TerminalText.escaped(text).utf8.elementsEqual(expected.utf8))
        }
    }

    @Test func everyRawByteLeavesNoControlCharacter() {
        for value in UInt8.min...UInt8.max {
            let escaped = TerminalText.escaped(String(decoding: [0x61, value, 0x62], as: UTF8.self))
            #expect(escaped.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        }
    }

    @Test(
        arguments: [
            0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x90, 0x9B, 0x9D, 0x9F,
            0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
            0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xAD, 0xFEFF, 0xFFF9, 0xE0041,
        ] as [UInt32])
    func whatCouldDeceiveIsShownByNumber(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let escaped = TerminalText.escaped("a" + String(Character(scalar)) + "b")
        #expect(escaped == "a\\u{\(String(value, radix: 16))}b")
    }

    @Test(arguments: ["", "plain", "é漢😀", "e\u{301}", "👩\u{200D}💻", "a\\b", "\u{FFFD}", "नमस्\u{200C}ते"])
    func ordinaryTextStaysAsItIs(text: String) {
        #expect(TerminalText.escaped(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func anEscapeSequenceLosesItsPower() {
        #expect(TerminalText.escaped("\u{1B}[2J\u{9B}31mred\r\nfake: line") == #"\u{1b}[2J\u{9b}31mred\u{d}\u{a}fake: line"#)
    }
}

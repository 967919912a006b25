import Diagnostics
import Testing
import YAMLSyntax

@Suite struct ByteTests {
    @Test(arguments: [
        ("a: \u{0}b\n", "1:4 the control character U+0000 is not allowed: remove it, or write `\\u0000` inside double quotes"),
        ("a: \u{1B}[31m\n", "1:4 the control character U+001B is not allowed: remove it, or write `\\u001B` inside double quotes"),
        ("# \u{7F}\n", "1:3 the control character U+007F is not allowed: remove it, or write `\\u007F` inside double quotes"),
        ("é: \u{9B}\n", "1:4 the control character U+009B is not allowed: remove it, or write `\\u009B` inside double quotes"),
        ("a: 'x\u{85}y'\n", "1:6 the line separator U+0085 is not allowed: remove it, or write `\\u0085` inside double quotes"),
        ("# x\u{2028}a: 1\n", "1:4 the line separator U+2028 is not allowed: remove it, or write `\\u2028` inside double quotes"),
        (
            "a: \u{FEFF}b\n",
            "1:4 a byte order mark is only allowed at the start of the file: remove it, or write `\\uFEFF` inside double quotes"
        ),
        ("a: \u{FFFE}\n", "1:4 the control character U+FFFE is not allowed: remove it, or write `\\uFFFE` inside double quotes"),
    ])
    func whatNobodySeesIsRefused(text: String, sentence: String) {
        let parsed = Parsed(text)
        let said = parsed.diagnostics.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.message)" }
        #expect(said == [sentence])
        #expect(parsed.ids == [YAMLDiagnosticID.forbiddenCharacter.rawValue])
        #expect(parsed.documents.isEmpty)
    }

    @Test(arguments: [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069] as [UInt32])
    func reorderingIsWarnedOf(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let parsed = Parsed("a: x\(Character(scalar))y\n")
        #expect(parsed.documents.count == 1)
        #expect(parsed.diagnostics.map(\.severity) == [.warning])
        #expect(parsed.ids == [YAMLDiagnosticID.reorderingCharacter.rawValue])
        #expect(parsed.diagnostics.first?.range?.offsets == 4..<7)
    }

    @Test func severalAreSaidAndNotAll() {
        #expect(Parsed("a: \u{1}\nb: \u{2}\n").diagnostics.count == 2)
        #expect(Parsed(String(repeating: "\u{1}", count: 500)).diagnostics.count == 20)
    }

    @Test func escapesAreAllowed() {
        let parsed = Parsed(#"a: "\0\e\u202E\u2028\x9b\uFEFF""# + "\n")
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.documents.first?.mapping?["a"]?.scalar?.text == "\u{0}\u{1B}\u{202E}\u{2028}\u{9B}\u{FEFF}")
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF, 0x0A], "1:4 the byte 0xFF is no UTF-8; save the file as UTF-8"),
            ([0x61, 0x0A, 0x62, 0xC3], "2:2 the byte 0xC3 is no UTF-8; save the file as UTF-8"),
            ([0xED, 0xA0, 0x80], "1:1 the byte 0xED is no UTF-8; save the file as UTF-8"),
            ([0xFF, 0xFE, 0x61, 0x00], "1:1 the file is UTF-16; save it as UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x61], "1:1 the file is UTF-16; save it as UTF-8"),
        ] as [([UInt8], String)])
    func otherEncodingsAreRefused(bytes: [UInt8], sentence: String) {
        let parsed = Parsed(bytes: bytes)
        let said = parsed.diagnostics.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.message)" }
        #expect(said == [sentence])
        #expect(parsed.ids == [YAMLDiagnosticID.notUTF8.rawValue])
    }

    @Test func everyByteGivesAnAnswer() {
        for value in UInt8.min...UInt8.max {
            for bytes in [[value], [0x61, 0x3A, 0x20, value], [value, 0x3A, 0x20, 0x61, 0x0A], [0x22, value, 0x22]] {
                let parsed = Parsed(bytes: bytes)
                let isEmpty = bytes.count == 1 || value == UInt8(ascii: "#")
                #expect(isEmpty || !parsed.documents.isEmpty || !parsed.diagnostics.isEmpty)
            }
        }
    }
}

import Canonical
import Testing

/// What reads the wire, held against RFC 8259 text by text. Both readers stand on the same scanner; they differ in duplicate
/// keys alone.
@Suite struct JSONConformanceTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    // MARK: Valid texts, and what they mean

    static let valid: [(text: String, meaning: String)] = [
        // Values alone (section 2), blanks around every token.
        ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), (#""""#, #""""#), ("[]", "[]"), ("{}", "{}"),
        (" \t\r\n[ \t\r\n] \t\r\n", "[]"), ("{ \"a\" : 1 , \"b\" : [ 2 , 3 ] }", #"{"a":1,"b":[2,3]}"#),
        ("[[],{},[{}]]", "[[],{},[{}]]"), (#"{"":0}"#, #"{"":0}"#), (#"{"a":{"a":1}}"#, #"{"a":{"a":1}}"#),
        // Numbers (section 6).
        ("-0", "0"), ("[10,-1,0.5,-0.5,1e2,1E2,1e+2,1.5e-1,0e0,0e+1]", "[10,-1,0.5,-0.5,100,100,100,0.15,0,0]"),
        ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
        ("1.0", "1"), ("123456789.123", "123456789.123"), ("2.2250738585072014e-308", "2.2250738585072014e-308"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"), ("5e-324", "5e-324"),
        // Strings (section 7): every escape, every length of UTF-8, a pair of surrogates.
        (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#), (#""A\u00e9\u20AC""#, #""Aé€""#),
        (#""\uD83D\uDE00""#, #""😀""#), (#""\u0000""#, #""\u0000""#), (#""\u001f\u007f""#, "\"\\u001f\u{7F}\""),
        (
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{FFFF}\u{10000}\u{10FFFF}\"",
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFD}\u{FFFF}\u{10000}\u{10FFFF}\""
        ),
        ("\"\u{2028}\u{2029}\"", "\"\u{2028}\u{2029}\""), (#""é""#, #""é""#), (#""a/b""#, #""a/b""#),
        (#"{"\u0061\u0062":1}"#, #"{"ab":1}"#),
    ]

    @Test(arguments: valid)
    func whatIsJSONIsRead(_ text: String, _ meaning: String) throws {
        #expect(try JSONValue(parsing: Self.bytes(text)).canonicalText == meaning)
        #expect(try JSONDocument(parsing: Self.bytes(text)).root.value.canonicalText == meaning)
    }

    // MARK: Texts that are none

    static let invalid: [String] = [
        "", " ", "\n", "nul", "nulll", "NULL", "True", "tru", "undefined", "NaN", "Infinity", "-Infinity", "nan",
        // Numbers.
        "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1E-", "0x1", "1_000", "1,000", "1 2", "--1", "1e1.5", "１",
        "0.", "1.2.3", "1e1e1",
        // Strings.
        "\"", "\"a", "'a'", "a", #""\x41""#, #""\a""#, #""\'""#, #""\u12""#, #""\u123g""#, #""\U0041""#, #""\"#, "\"\n\"", "\"\t\"",
        "\"\u{0}\"",
        "\"\u{1F}\"", #""a" "b""#, #""\u{41}""#,
        // Arrays.
        "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "[1]]", "[\"a\"", "[[1]",
        // Objects.
        "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\",1}", "{a:1}", "{1:1}", "{null:1}",
        "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{\"a\":1]", "{\"a\":1}}", "{[]:1}", "{'a':1}",
        // What other grammars allow.
        "// a\n1", "1 // a", "/* a */ 1", "[1] x", "{} {}", "1\u{0}", "#1", "\u{FEFF}1", "\u{A0}1", "\u{2003}[]", "\u{0B}1", "[1,\u{85}2]",
    ]

    @Test(arguments: invalid)
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Self.bytes(text)) }
        #expect(throws: JSONError.self) { try JSONDocument(parsing: Self.bytes(text)) }
    }

    /// Bytes that are no UTF-8 (RFC 3629): stray and missing continuations, overlong forms, surrogates, beyond U+10FFFF, UTF-16.
    static let notUTF8: [[UInt8]] = [
        [0x22, 0x80, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xC1, 0xBF, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22],
        [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xED, 0xBF, 0xBF, 0x22], [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22],
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xFE, 0x22],
        [0xFF, 0xFE, 0x31, 0x00], [0x00, 0x31], [0x22, 0xE2, 0x82, 0x22], [0x31, 0xE9],
    ]

    @Test(arguments: notUTF8)
    func whatIsNoUTF8IsRefused(_ bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(throws: JSONError.self) { try JSONDocument(parsing: bytes) }
    }

    // MARK: What RFC 8259 leaves to us

    @Test(arguments: ["18446744073709551615", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"])
    func anIntegerBeyond64BitsIsRoundedToADouble(_ text: String) throws {
        let value = try JSONDocument(parsing: Self.bytes(text)).root
        #expect(value.int64 == nil && value.double == Double(text))
    }

    @Test(arguments: ["1e309", "-1e309", "1e999999", "[1e400]"])
    func aNumberBeyondADoubleIsRefused(_ text: String) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: Self.bytes(text)) }
        #expect(error?.kind == .numberOutOfRange)
    }

    @Test(arguments: ["1e-400", "-1e-999999"])
    func aNumberTooSmallForADoubleIsZero(_ text: String) throws {
        #expect(try JSONDocument(parsing: Self.bytes(text)).root.double == 0)
    }

    @Test(arguments: [#""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uDC00\uD800""#, #""\uD800a""#, #""\uD800\u0041""#])
    func halfOfASurrogatePairIsRefused(_ text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Self.bytes(text)) }
        #expect(throws: JSONError.self) { try JSONDocument(parsing: Self.bytes(text)) }
    }

    @Test(arguments: [(#"{"a":1,"a":2}"#, Int64(1)), (#"{"a":1,"\u0061":2}"#, 1), (#"{"b":{"a":0},"a":3,"a":4}"#, 3)])
    func ofDuplicateKeysTheWireReaderTakesTheFirstAndTheStrictOneNone(_ text: String, _ first: Int64) throws {
        #expect(try JSONDocument(parsing: Self.bytes(text)).root["a"]?.int64 == first)
        #expect(throws: JSONError.self) { try JSONValue(parsing: Self.bytes(text)) }
    }

    @Test(arguments: [64, 65, 1_000, 200_000])
    func depthEndsAtSixtyFour(_ depth: Int) {
        let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
        let result = Result { try JSONDocument(parsing: Self.bytes(text)) }
        #expect(((try? result.get()) != nil) == (depth <= 64))
    }

    /// Every text cut at every byte is refused or, where a number ends early, a shorter number: never a crash, never more.
    @Test func aCutTextIsNeverReadAsTheWhole() {
        for (text, _) in Self.valid {
            let whole = Self.bytes(text)
            for length in whole.indices {
                let cut = Array(whole.prefix(length))
                guard let value = try? JSONDocument(parsing: cut).root else { continue }
                #expect(value.kind == .integer || value.kind == .number || cut.count + 4 >= whole.count, "\(text) cut at \(length)")
            }
        }
    }
}

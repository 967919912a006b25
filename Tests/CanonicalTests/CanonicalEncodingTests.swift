import Canonical
import TestRandom
import Testing

@Suite struct CanonicalEncodingTests {
    /// RFC 8785, appendix B.
    static let numbers: [(UInt64, String)] = [
        (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        (0x7ff8_0000_0000_0000, "null"), (0x7ff0_0000_0000_0000, "null"), (0xfff0_0000_0000_0000, "null"),
    ]

    @Test(arguments: numbers)
    func numbersHaveTheirECMAScriptForm(bits: UInt64, text: String) {
        #expect(JSONValue.number(Double(bitPattern: bits)).canonicalText == text)
    }

    @Test func integersKeepAllTheirDigits() {
        #expect(JSONValue.integer(.max).canonicalText == "9223372036854775807")
        #expect(JSONValue.integer(.min).canonicalText == "-9223372036854775808")
    }

    /// RFC 8785, section 3.2.3.
    @Test func keysAreSortedByUTF16CodeUnits() {
        let value: JSONValue = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        let keys = value.objectValue?.members.map { $0.key }
        #expect(keys == ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"])
    }

    @Test func keyOrderAgreesWithUTF16ForAllKindsOfScalars() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let keys = (0..<8).map { _ in RandomJSON.string(using: &generator) }
            let sorted = JSONObject(keys.map { ($0, .null) }).members.map { Array($0.key.utf16) }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        }
    }

    /// RFC 8785, section 3.2.2.
    @Test func theExampleOfTheStandardComesOutAsPrinted() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try JSONValue(parsing: Array(text.utf8)).canonicalText == expected)
    }

    @Test func everyControlCharacterIsEscaped() {
        let controls = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) }))
        let bytes = JSONValue.string(controls).canonicalBytes
        #expect(bytes.allSatisfy { $0 >= 0x20 })
        let short = #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010"#
        #expect(JSONValue.string(controls).canonicalText.hasPrefix(short))
        #expect(JSONValue.string("\u{7f}\u{2028}/").canonicalText == "\"\u{7f}\u{2028}/\"")
    }

    @Test func equalityIsByBytesNotByCanonicalEquivalence() {
        let (composed, decomposed) = ("\u{e9}", "e\u{301}")
        #expect(JSONValue.string(composed) != JSONValue.string(decomposed))
        let object: JSONObject = [composed: 1, decomposed: 2]
        #expect(object.members.count == 2)
        #expect(object[composed] == 1)
        #expect(object[decomposed] == 2)
    }

    @Test func membersAreSetReplacedAndRemoved() {
        var object: JSONObject = ["b": 1, "b": 2]
        #expect(object == ["b": 2])
        object["a"] = true
        object["c"] = nil
        object["b"] = nil
        #expect(object == ["a": true])
        #expect(!object.isEmpty)
    }

    @Test func prettyTextIsIndentedByTwo() {
        let value: JSONValue = ["list": [1, [:], []], "name": "x"]
        let expected = """
            {
              "list": [
                1,
                {},
                []
              ],
              "name": "x"
            }
            """
        #expect(value.prettyText() == expected)
    }
}

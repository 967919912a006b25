import Canonical
import Testing

@Suite struct JSONParsingTests {
    static let refused: [(String, JSONError.Kind, Int?)] = [
        ("", .syntax(.emptyText), nil),
        ("  \n", .syntax(.emptyText), nil),
        ("{", .syntax(.unexpectedEnd), 1),
        ("[1,", .syntax(.unexpectedEnd), 3),
        ("\"abc", .syntax(.unexpectedEnd), 4),
        ("[1,]", .syntax(.expectedValue), 3),
        ("nul", .syntax(.expectedValue), 0),
        ("{a:1}", .syntax(.expectedKey), 1),
        ("{\"a\" 1}", .syntax(.expectedColon), 5),
        ("{\"a\":1,}", .syntax(.expectedKey), 7),
        ("[1 2]", .syntax(.expectedCommaOrEnd), 3),
        ("[1}", .syntax(.expectedCommaOrEnd), 2),
        ("\"a\nb\"", .syntax(.controlCharacter), 2),
        (#""\x""#, .syntax(.invalidEscape), 1),
        (#""\ud800""#, .syntax(.invalidEscape), 1),
        (#""\ud800\u0041""#, .syntax(.invalidEscape), 1),
        ("01", .syntax(.malformedNumber), 0),
        ("[-]", .syntax(.malformedNumber), 1),
        ("1.", .syntax(.malformedNumber), 0),
        ("+1", .syntax(.expectedValue), 0),
        ("1e400", .numberOutOfRange, 0),
        ("{} {}", .trailingBytes, 3),
        ("1 // one", .trailingBytes, 2),
        ("NaN", .syntax(.expectedValue), 0),
        (#"{"a":1,"b":2,"a":1}"#, .duplicateKey("a"), nil),
        (#"[{"x":{"\u0061":1,"a":2}}]"#, .duplicateKey("a"), nil),
    ]

    @Test(arguments: refused)
    func whatIsNotStrictJSONIsRefusedWithItsPlace(text: String, kind: JSONError.Kind, offset: Int?) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(error?.kind == kind)
        #expect(error?.offset == offset)
    }

    @Test func halfOfASurrogatePairIsRefused() {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(#"["\udc00"]"#.utf8)) }
        #expect(error?.kind == .syntax(.invalidEscape))
    }

    @Test(arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82]])
    func invalidUTF8IsRefused(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error == error.flatMap { $0.kind == .invalidUTF8 && $0.offset == 1 ? $0 : nil })
        #expect(error?.kind == .invalidUTF8)
    }

    @Test func depthIsLimited() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)).utf8)
        }
        let limits = JSONLimits(maximumBytes: 1 << 20, maximumDepth: 5)
        _ = try JSONValue(parsing: nested(5), limits: limits)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(6), limits: limits) }
        #expect(error?.kind == .tooDeep(limit: 5))
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(100_000)) }
    }

    @Test func sizeIsLimited() {
        let limits = JSONLimits(maximumBytes: 3, maximumDepth: 5)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[1 ]".utf8), limits: limits) }
        #expect(error?.kind == .tooLarge(limit: 3))
    }

    @Test func integersStayIntegers() throws {
        let text = "[9223372036854775807,-9223372036854775808,9223372036854775808,1.0,-0,1e2,100000000000000000000,-1e20]"
        let expected: JSONValue = [
            .integer(.max), .integer(.min), .number(9_223_372_036_854_775_808), .number(1), 0, .number(100), .number(1e20), .number(-1e20),
        ]
        #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
    }

    @Test func digitsInsideStringsAndFractionsAreLeftAlone() throws {
        let text =
            #"["100000000000000000000","\"100000000000000000000",0.100000000000000000000,1e-0000000000000000000001,-123456789012345678901234]"#
        let expected: JSONValue = [
            "100000000000000000000", "\"100000000000000000000", .number(0.1), .number(0.1), .number(-123_456_789_012_345_685_803_008),
        ]
        #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
    }

    @Test func theSentenceNamesPlaceAndKey() {
        let duplicate = #expect(throws: JSONError.self) { try JSONValue(parsing: Array("{\"a\\n\":1,\"a\\n\":2}".utf8)) }
        #expect(duplicate?.description == #"The key "a\n" stands twice in one object."#)
        let trailing = #expect(throws: JSONError.self) { try JSONValue(parsing: Array("{}x".utf8)) }
        #expect(trailing?.description == "At byte 2: More text follows the end of the JSON value.")
    }
}

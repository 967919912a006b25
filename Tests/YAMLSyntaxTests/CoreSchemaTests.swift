import Testing
import YAMLSyntax

@Suite struct CoreSchemaTests {
    private func scalar(_ text: String) throws -> Scalar {
        try #require(Parsed("- \(text)\n").documents.first?.sequence?.first?.scalar)
    }

    @Test(
        arguments: [
            ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string),
            ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("tRUE", .string),
            ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
            ("yes", .string), ("no", .string), ("on", .string), ("off", .string), ("y", .string), ("n", .string),
            ("0", .integer(0)), ("12", .integer(12)), ("-7", .integer(-7)), ("+7", .integer(7)), ("012", .integer(12)),
            ("0o17", .integer(15)), ("0x1F", .integer(31)), ("0xff", .integer(255)), ("0o18", .string), ("0xfg", .string),
            ("-0x1F", .string), ("0b1", .string), ("1_000", .string), ("1:30", .string), ("0o", .string), ("0x", .string),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .float(9_223_372_036_854_775_808)), ("0x10000000000000000", .float(18_446_744_073_709_551_616)),
            ("1.5", .float(1.5)), ("-1.", .float(-1)), (".5", .float(0.5)), ("1e3", .float(1000)), ("1E-3", .float(0.001)),
            ("+.5e+2", .float(50)), ("1e", .string), (".", .string), ("+", .string), ("1.2.3", .string),
            ("1e5x", .string), ("..5", .string), (".e5", .string), ("--1", .string),
            (".inf", .float(.infinity)), ("-.Inf", .float(-.infinity)), ("+.INF", .float(.infinity)), (".iNF", .string),
            ("inf", .string), ("nan", .string), ("Infinity", .string),
            ("2027-06-30", .string), ("12:00:00", .string), ("0x1p3", .string), ("１２", .string),
        ] as [(String, CoreValue)])
    func plainScalarsMeanWhatYAML12Says(text: String, expected: CoreValue) throws {
        let scalar = try scalar(text)
        #expect(scalar.resolved == expected)
        #expect(scalar.text == text)
    }

    @Test(arguments: [".nan", ".NaN", ".NAN"])
    func notANumberIsAFloat(text: String) throws {
        guard case .float(let value) = try scalar(text).resolved else {
            Issue.record("\(text) is no float")
            return
        }
        #expect(value.isNaN)
    }

    @Test(arguments: ["'12'", "\"12\"", "'true'", "\"~\"", "!!str 12", "!!str true"])
    func quotedAndTaggedTextIsAString(text: String) throws {
        #expect(try scalar(text).resolved == .string)
    }

    @Test(
        arguments: [
            ("!!int '12'", .integer(12)), ("!!float 3", .float(3)), ("!!bool 'true'", .bool(true)), ("!!null ''", .null),
            ("!<tag:yaml.org,2002:int> 0x10", .integer(16)),
        ] as [(String, CoreValue)])
    func coreTagsDecide(text: String, expected: CoreValue) throws {
        #expect(try scalar(text).resolved == expected)
    }

    @Test func blockScalarsAreStrings() throws {
        let mapping = try #require(Parsed("a: |\n  12\nb: >-\n  true\n").documents.first?.mapping)
        #expect(mapping["a"]?.scalar?.resolved == .string)
        #expect(mapping["b"]?.scalar?.resolved == .string)
    }
}

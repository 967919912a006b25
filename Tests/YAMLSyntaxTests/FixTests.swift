import Diagnostics
import Testing
import YAMLSyntax

/// What is mended without asking, and what is not.
@Suite struct FixTests {
    private func mended(_ text: String, _ read: (inout MappingReader, DiagnosticCollector) -> Void) -> String? {
        let file = SourceFile(path: "a.yaml", text: text)
        let collector = DiagnosticCollector()
        if let document = YAMLParser.parse(file, into: collector).first,
            var reader = MappingReader(document, what: "a test", collector)
        {
            read(&reader, collector)
            reader.finish()
        }
        let round = FixRound(collector.diagnostics, in: file)
        return round.mended.isEmpty ? nil : String(decoding: round.file.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("serverity: 1\n", "severity: 1\n"),
        ("\"serverity\": 1\n", "severity: 1\n"),
        ("a: { serverity: 1 }\n", nil),
        ("serverity: 1\nseverty: 2\n", nil),
        ("severity: 1\nserverity: 2\n", nil),
        ("colour: 1\n", nil),
    ])
    func aKeyIsMendedWhereOnlyOneCanBeMeant(text: String, expected: String?) {
        #expect(mended(text) { reader, _ in reader.allow(["severity", "status", "a"]) } == expected)
    }

    @Test(arguments: [
        ("k: yes\n", "k: true\n"), ("k: Off # no\n", "k: false # no\n"), ("k: 'true'\n", "k: true\n"), ("k: maybe\n", nil),
        ("k: 1\n", nil),
    ])
    func wordsOfYAML11BecomeBooleans(text: String, expected: String?) {
        #expect(mended(text) { reader, _ in _ = reader.bool("k") } == expected)
    }

    @Test(arguments: [("k: enfroce\n", "k: enforce\n"), ("k: \"Enforce\"\n", "k: enforce\n"), ("k: enf\n", nil)])
    func aWordIsMendedWhereOnlyOneCanBeMeant(text: String, expected: String?) {
        #expect(mended(text) { reader, _ in _ = reader.enumeration("k", among: ["enforce", "observe"]) } == expected)
    }

    @Test(arguments: [
        ("k: @x # c\n", "k: '@x' # c\n"), ("k: `it's`\n", "k: '`it''s`'\n"), ("k: !(a == 'b')\n", "k: '!(a == ''b'')'\n"),
        ("k: a: b\n", nil),
    ])
    func whatCannotBeginAValueIsQuoted(text: String, expected: String?) {
        #expect(mended(text) { reader, _ in _ = reader.string("k") } == expected)
    }

    @Test(arguments: [
        ("a:\n\tb: 1\n\tc:\n\t\td: 2\ne: 3\n", "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n"),
        ("a:\r\n\tb: 1\r\n", "a:\r\n  b: 1\r\n"),
        ("a:\n  b: 1\n\tc: 2\n", "a:\n  b: 1\n  c: 2\n"),
        ("a:\n  b:\n    c: 1\n\td: 2\n", nil),
        ("a:\n\tb: |\n\t\tx\n\t\t\ty\n", nil),
    ])
    func tabsBecomeSpacesWhereTheirWidthSaysNothing(text: String, expected: String?) {
        #expect(mended(text) { reader, _ in reader.allow(["a", "e"]) } == expected)
    }

    @Test(arguments: [
        ("w: |\n  first\n  alert.sevrity\n", "w: |\n  first\n  alert.severity\n"),
        ("w: 'alert.sevrity'\n", "w: 'alert.severity'\n"),
        ("w: \"alert.s\\x65vrity\"\n", nil),
    ])
    func aCertainFindingIsMendedInsideItsScalar(text: String, expected: String?) throws {
        let mended = mended(text) { reader, collector in
            guard let scalar = reader.scalar("w"), let offsets = Array(scalar.text.utf8).firstRange(of: Array("sevrity".utf8))
            else { return }
            let finding = Finding(
                id: "CDN0301", message: "m", offsets: offsets, suggestion: "severity", isCertain: true)
            collector.report(scalar.diagnostic(for: finding))
        }
        #expect(mended == expected)
    }
}

import Diagnostics
import TestKit
import Testing
import YAMLSyntax

/// Files that are made to hurt, or come from tools that mean well.
@Suite struct HostileInputTests {
    /// Work that grows by the square of its input would take minutes; a debug build takes well under a second.
    private static let bound = 10.0

    private func answer(_ bytes: [UInt8]) -> (parsed: Parsed, seconds: Double) {
        var parsed = Parsed("")
        let seconds = CPUTime.seconds { parsed = Parsed(bytes: bytes) }
        return (parsed, seconds)
    }

    @Test func anAliasBombOf390Bytes() {
        var bomb = "a0: &a0 [" + Array(repeating: "lol", count: 9).joined(separator: ",") + "]\n"
        for level in 1...8 {
            bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        let short = String(decoding: bomb.utf8.prefix(390), as: UTF8.self)
        for text in [bomb, short] {
            let (parsed, seconds) = answer(Array(text.utf8))
            #expect(parsed.ids.first == YAMLDiagnosticID.tooManyNodes.rawValue)
            #expect(parsed.documents.isEmpty)
            #expect(seconds < Self.bound)
        }
    }

    @Test(arguments: ["[", "{", "[{", "- ", "{a: ["])
    func twoHundredKilobytesOfOpenBrackets(piece: String) {
        let (parsed, seconds) = answer(Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8))
        #expect(parsed.diagnostics.count == 1)
        #expect(parsed.documents.isEmpty)
        #expect(seconds < Self.bound)
    }

    @Test(arguments: ["a: ", "a: \"", "a: |\n  ", "# "])
    func aScalarOfTenMegabytes(head: String) {
        let (parsed, seconds) = answer(Array(head.utf8) + [UInt8](repeating: 0x78, count: 10_000_000))
        #expect(parsed.ids == [YAMLDiagnosticID.tooLarge.rawValue])
        #expect(seconds < Self.bound)
    }

    @Test(arguments: ["a\u{0}b: 1\n", "\u{0}", "a: b\u{0}", "a: \"\u{0}\"\n", "# \u{0}\n"])
    func aNULByteIsRefusedWhereItStands(text: String) throws {
        let parsed = Parsed(text)
        let diagnostic = try #require(parsed.diagnostics.first)
        #expect(diagnostic.id == YAMLDiagnosticID.forbiddenCharacter.rawValue)
        #expect(diagnostic.range?.offsets.lowerBound == text.utf8.firstIndex(of: 0)?.utf16Offset(in: text))
        #expect(diagnostic.message.contains("U+0000"))
        #expect(parsed.documents.isEmpty)
    }

    @Test func aNULAsAnEscapeIsText() {
        #expect(Parsed("a: \"x\\0y\"\n").documents.first?.mapping?["a"]?.scalar?.text == "x\u{0}y")
    }

    /// As bytes (CESU-8), and as escapes.
    @Test(arguments: [[0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]] as [[UInt8]])
    func aLoneSurrogateIsNoUTF8(bytes: [UInt8]) {
        let (parsed, _) = answer(Array("a: ".utf8) + bytes + [0x0A])
        #expect(parsed.sentences == ["1:4 [\u{FFFD}] the byte 0xED is no UTF-8; save the file as UTF-8"])
    }

    @Test(arguments: ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\U0000D800", "\\U00110000", "\\UFFFFFFFF"])
    func aSurrogateIsNoEscape(escape: String) {
        let parsed = Parsed("a: \"\(escape)\"\n")
        #expect(parsed.ids == [YAMLDiagnosticID.badEscape.rawValue])
    }

    @Test func aByteOrderMarkMayStandAtTheStartAlone() {
        let parsed = Parsed("\u{FEFF}a: x\nb: y\n")
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.documents.first?.mapping?.entry("a")?.key.range.start.column == 1)
        #expect(Parsed("a: \u{FEFF}x\n").ids == [YAMLDiagnosticID.forbiddenCharacter.rawValue])
        #expect(Parsed(bytes: [0xFF, 0xFE, 0x61, 0x00]).ids == [YAMLDiagnosticID.notUTF8.rawValue])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEndMeansTheSame(lineEnd: String) {
        let text = "a:\n  - x\n  - |\n    one\n    two\nb: >-\n  three\n  four\nc: five\n  six\n"
        let plain = Parsed(text).documents.map { Meaning($0) }
        let other = Parsed(String(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)))
        #expect(other.diagnostics.isEmpty)
        #expect(other.documents.map { Meaning($0) } == plain)
        #expect(other.documents.first?.mapping?.entry("b")?.key.range.start.line == 6)
    }

    @Test(arguments: [
        ("a:\n\tb: 1\n", [YAMLDiagnosticID.indentation]), ("\ta: 1\n", [.indentation]), ("a:\t1\n", []), ("a: 1\t# c\n", []),
        ("a: |\n  x\ty\n", []), ("a: \"\t\"\n", []), ("a: [\n\tb]\n", []),
    ])
    func aTabIndentsNothing(text: String, ids: [YAMLDiagnosticID]) {
        #expect(Parsed(text).ids == ids.map(\.rawValue))
    }
}

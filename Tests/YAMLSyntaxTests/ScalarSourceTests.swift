import Diagnostics
import TestRandom
import Testing
import YAMLSyntax

@Suite struct ScalarSourceTests {
    /// The scalar under the key `k`, or `p` and then `k`.
    private func scalar(_ text: String) throws -> Scalar {
        let parsed = Parsed(text)
        let root = parsed.documents.first?.mapping
        return try #require(
            (root?["p"]?.mapping ?? root)?["k"]?.scalar, "\(text.debugDescription) \(parsed.sentences)")
    }

    /// For each marker in the text the byte of the file under it, as `line:column`.
    private func places(_ text: String, _ markers: String) throws -> [String] {
        let scalar = try scalar(text)
        return try markers.unicodeScalars.map { marker in
            let index = try #require(scalar.text.unicodeScalars.firstIndex(of: marker))
            let offset = scalar.text.utf8.distance(from: scalar.text.startIndex, to: index)
            let position = scalar.range.file.position(at: scalar.sourceOffset(of: offset))
            return "\(position.line):\(position.column)"
        }
    }

    @Test(
        arguments: [
            // Plain.
            ("k: aB", "aB", ["1:4", "1:5"]),
            ("k:   é漢B  # c", "é漢B", ["1:6", "1:7", "1:8"]),
            ("k: a\n  B\n\n  \tC", "aB\nC", ["1:4", "2:3", "3:1", "4:4"]),
            ("k: a  \n    B", "a B", ["1:4", "1:7", "2:5"]),
            ("k: &x !!str a\n B", "aB", ["1:13", "2:2"]),
            ("k: !!str # why\n  a", "a", ["2:3"]),
            // Single quotes.
            ("k: 'a''b'", "a'b", ["1:5", "1:6", "1:8"]),
            ("k: 'é\n\n  B'", "é\nB", ["1:5", "2:1", "3:3"]),
            ("k: 'a \n b''C'", "a b'C", ["1:5", "1:7", "2:2", "2:3", "2:5"]),
            // Double quotes.
            (#"k: "a\tB\u00e9C""#, "a\tBéC", ["1:5", "1:6", "1:8", "1:9", "1:15"]),
            (#"k: "\x41\U0001F600\\\"z""#, "A😀\\\"z", ["1:5", "1:9", "1:19", "1:21", "1:23"]),
            (#"k: "\N\_\L\PzQ""#, "\u{85}\u{A0}\u{2028}\u{2029}zQ", ["1:5", "1:7", "1:9", "1:11", "1:13", "1:14"]),
            ("k: \"a\\\n   B\\\n\n  C\"", "aB\nC", ["1:5", "2:4", "3:1", "4:3"]),
            ("k: \"a\n  B\\ \n  C\"", "aBC", ["1:5", "2:3", "3:3"]),
            ("k: \"é\n\n\n  漢\"", "é\n漢", ["1:5", "2:1", "4:3"]),
            // Literal blocks.
            ("k: |\n  a\n    B\n\n  C\n", "aBC", ["2:3", "3:5", "5:3"]),
            ("k: |2\n    a\n  B\n", "aB", ["2:5", "3:3"]),
            ("k: |1-\n   a\n B\n", "aB", ["2:4", "3:2"]),
            ("k: |+2 # é\n\n  é\n   B\n\n", "\néB", ["2:1", "3:3", "4:4"]),
            ("k: |\n\n   \n   é\n   B", "\néB", ["2:1", "4:4", "5:4"]),
            ("k: |\n  a \n  B\t\n", "a B\t", ["2:3", "2:4", "3:3", "3:4"]),
            // Folded blocks.
            ("k: >\n  a\n  B\n", "a B\n", ["2:3", "2:4", "3:3", "3:4"]),
            ("k: >-\n  é\n\n  B\n  C\n", "é\nB C", ["2:3", "3:1", "4:3", "4:4", "5:3"]),
            ("k: >\n  a\n    B\n  C\n", "a\nBC", ["2:3", "2:4", "3:5", "4:3"]),
            ("k: >\n\n  a\n\n\n    B\n\n  C\n", "aBC", ["3:3", "6:5", "8:3"]),
            ("k: >2\n    a\n  B\n", "aB", ["2:5", "3:3"]),
            ("k: >\n  a\n  \tB\n  C\n", "a\tBC", ["2:3", "3:3", "3:4", "4:3"]),
        ] as [(String, String, [String])])
    func everyCharacterIsFoundWhereItIsWritten(text: String, markers: String, expected: [String]) throws {
        for lineBreak in ["\n", "\r\n", "\r"] {
            let broken = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
            #expect(try places(broken, markers) == expected)
        }
    }

    @Test(arguments: [
        // The end of the text is behind the last character that is no line break.
        ("k: ab", 2..<2, "1:6-1:6"),
        ("k: 'ab'", 2..<2, "1:7-1:7"),
        ("k: |\n  ab\n\n", 3..<3, "2:5-2:5"),
        ("k: |+\n  ab\n\n\n", 5..<5, "2:5-2:5"),
        ("k: >\n  ab\n  cd\n", 6..<6, "3:5-3:5"),
        ("k: ''", 0..<0, "1:5-1:5"),
        ("k: \"\"", 0..<0, "1:5-1:5"),
        ("k: |\n", 0..<0, "2:1-2:1"),
        // A range ends behind its last character, wherever the next one stands.
        ("k: ab\n  cd", 0..<2, "1:4-1:6"),
        ("k: ab\n  cd", 3..<5, "2:3-2:5"),
        ("k: ab\n  cd", 0..<5, "1:4-2:5"),
        ("k: >\n  ab\n  cd\n", 3..<5, "3:3-3:5"),
        (#"k: "a\u00e9b""#, 1..<3, "1:6-1:12"),
        ("k: 'a''b'", 1..<2, "1:6-1:8"),
        ("k: 漢字", 3..<6, "1:5-1:6"),
        // Beyond the text is its end.
        ("k: ab", 1..<99, "1:5-1:6"),
        ("k: ab", 7..<9, "1:6-1:6"),
    ])
    func rangesCoverWhatIsMeant(text: String, offsets: Range<Int>, expected: String) throws {
        let range = try scalar(text).sourceRange(of: offsets)
        #expect("\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)" == expected)
    }

    @Test func aFindingPointsIntoTheFile() throws {
        let scalar = try scalar("k: >\n  alert.title == 'é' &&\n  alert.serverity == 'High'\n")
        let start = "alert.title == 'é' && alert.".utf8.count
        let finding = Finding(id: "CDN0301", message: "unknown", offsets: start..<start + 9, suggestion: "severity")
        let diagnostic = scalar.diagnostic(for: finding)
        #expect(diagnostic.range?.description == "a.yaml:3:9")
        #expect(diagnostic.range?.writtenText == "serverity")
        #expect(diagnostic.suggestion == "severity")
    }

    /// Writes random text in each style and asks where its characters went.
    @Test(arguments: 0..<40)
    func randomBlocksAreFoundAgain(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let written = RandomScalar.block(using: &generator)
            try expectSameBytes(written)
        }
    }

    @Test(arguments: 0..<40)
    func randomFlowScalarsAreFoundAgain(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed &+ 1000)
        for _ in 0..<50 {
            let written = RandomScalar.flow(using: &generator)
            try expectSameBytes(written)
        }
    }

    /// Every visible character of the text stands at its offset in the file (escapes begin with their backslash or
    /// quote), offsets never go back, and all that is visible in the file is somewhere in the text.
    private func expectSameBytes(_ written: String) throws {
        let scalar = try scalar(written)
        let bytes = scalar.range.file.bytes
        var last = -1
        var visible = 0
        for (offset, byte) in scalar.text.utf8.enumerated() {
            let source = scalar.sourceOffset(of: offset)
            #expect(source > last || (source == last && bytes[source] == UInt8(ascii: "\\")))
            last = source
            guard byte != 0x20, byte != 0x0A else { continue }
            if byte != 0x09 { visible += 1 }
            let isEscape = scalar.style == .doubleQuoted && bytes[source] == UInt8(ascii: "\\")
            #expect(isEscape || bytes[source] == byte, "\(written.debugDescription) at \(offset)")
        }
        guard scalar.style != .doubleQuoted, scalar.style != .singleQuoted else { return }
        let header = scalar.style == .plain ? 0 : 1
        let lines = scalar.range.writtenText.split(whereSeparator: \.isNewline).dropFirst(header)
        #expect(visible == lines.joined().utf8.count { $0 != 0x20 && $0 != 0x09 })
    }
}

import Diagnostics
import TestRandom
import Testing
import Views

/// Text from outside in Markdown: read again by the rules of CommonMark it is the same text, and none of it is markup.
struct MarkdownTextTests {
    @Test(arguments: Hostile.texts) func aHostileTextIsData(text: String) throws { try Self.check(text) }

    @Test func soAreTheirPieces() throws {
        var numbers = SeededGenerator(seed: 7)
        for _ in 0..<2_000 { try Self.check(Hostile.random(&numbers)) }
    }

    @Test(arguments: [
        ("Isolate pc1.lab.example (Full) from the network", "Isolate `pc1.lab.example` (Full) from the network"),
        ("Files were encrypted", "Files were encrypted"), ("the user @soc-lead", "the user `@soc-lead`"),
        ("see #1 and GH-2 now", "see `#1` and `GH-2` now"), ("two #1 #2 links", "two `#1 #2` links"), ("a `b`", "`` a `b` ``"),
        ("Verschlüsselung läuft", "Verschlüsselung läuft"), ("commit a1b2c3d", "commit `a1b2c3d`"),
    ])
    func plainWordsStayPlain(text: String, markdown: String) { #expect(MarkdownText.inline(text) == markdown) }

    @Test(arguments: ["```\ncode\n````", "no fence", "", "\u{1b}[1m\n`````"]) func aBlockEndsWhereItIsMeantTo(lines: String) {
        let block = MarkdownText.block(lines).split(separator: "\n", omittingEmptySubsequences: false)
        let fence = block[0]
        #expect(fence.utf8.allSatisfy { $0 == UInt8(ascii: "`") } && block.last == fence)
        #expect(!block.dropFirst().dropLast().contains { $0.drop { $0 == " " }.hasPrefix(fence) })
        #expect(block.dropFirst().dropLast().joined(separator: "\n") == TerminalText.escapedLines(lines))
    }

    private static func check(_ text: String) throws {
        let shown = words(TerminalText.escaped(text))
        let markdown = MarkdownText.inline(text)
        // Between words of ours, as it always stands.
        let reader = try InlineReader("before \(markdown) after")
        #expect(words(reader.text) == [Array("before".unicodeScalars)] + shown + [Array("after".unicodeScalars)])
        #expect(!reader.plain.unicodeScalars.contains { "\\*_[]<>{}#|~@!&$^=%+".unicodeScalars.contains($0) }, "\(markdown)")
        #expect(!reader.plain.contains("://") && !reader.plain.contains(/www\.[^ ]/), "\(markdown)")
        let code = try InlineReader(MarkdownText.code(text))
        #expect(code.plain.isEmpty)
        #expect(words(code.text) == shown)
    }

    private static func words(_ text: String) -> [[Unicode.Scalar]] { text.unicodeScalars.split(separator: " ").map { Array($0) } }
}

/// Spans of code and what stands between them, as CommonMark 0.31 (6.1) reads one line without any other markup. By scalars: a
/// mark with an accent on it is still a mark.
private struct InlineReader {
    private(set) var plain = ""
    private(set) var text = ""

    struct Open: Error {}

    init(_ line: String) throws {
        var rest = Array(line.unicodeScalars)[...]
        while let start = rest.firstIndex(of: "`") {
            add(plain: rest[..<start])
            let fence = rest[start...].prefix { $0 == "`" }
            rest = rest[fence.endIndex...]
            guard let end = Self.closing(fence.count, in: rest) else { throw Open() }
            var code = rest[..<end]
            if code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) { code = code.dropFirst().dropLast() }
            text.unicodeScalars += code
            rest = rest[(end + fence.count)...]
        }
        add(plain: rest)
    }

    private mutating func add(plain part: ArraySlice<Unicode.Scalar>) {
        plain.unicodeScalars += part
        text.unicodeScalars += part
    }

    /// Where a run of exactly so many begins.
    private static func closing(_ count: Int, in text: ArraySlice<Unicode.Scalar>) -> Int? {
        var place = text.startIndex
        while let start = text[place...].firstIndex(of: "`") {
            let run = text[start...].prefix { $0 == "`" }
            if run.count == count { return start }
            place = run.endIndex
        }
        return nil
    }
}

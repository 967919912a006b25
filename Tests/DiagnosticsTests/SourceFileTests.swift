import Diagnostics
import TestKit
import TestRandom
import Testing

@Suite struct SourceFileTests {
    @Test(arguments: [
        // text, offset, line, column
        ("", 0, 1, 1),
        ("ab\ncd", 0, 1, 1),
        ("ab\ncd", 2, 1, 3),
        ("ab\ncd", 3, 2, 1),
        ("ab\ncd", 5, 2, 3),
        ("ab\r\ncd", 3, 1, 4),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("a\n\nb\n", 2, 2, 1),
        ("a\n\nb\n", 5, 4, 1),
        ("é漢😀x", 2, 1, 2),
        ("é漢😀x", 5, 1, 3),
        ("é漢😀x", 9, 1, 4),
        ("é漢😀x", 10, 1, 5),
        // A combining accent is a scalar of its own.
        ("e\u{301}x", 3, 1, 3),
        // Line separators of Unicode end no line.
        ("a\u{2028}b", 4, 1, 3),
        ("a\u{85}b", 3, 1, 3),
    ])
    func anOffsetHasALineAndAColumn(text: String, offset: Int, line: Int, column: Int) {
        let position = SourceFile(path: "a", text: text).position(at: offset)
        #expect(position == SourcePosition(line: line, column: column, offset: offset))
    }

    @Test func aByteInsideACharacterBelongsToItsColumn() {
        let file = SourceFile(path: "a", text: "x漢y")
        #expect((1...3).map { file.position(at: $0).column } == [2, 2, 2])
        #expect(file.position(at: 4).column == 3)
    }

    @Test func offsetsOutsideAreTakenAsTheNearestEnd() {
        let file = SourceFile(path: "a", text: "ab\ncd")
        #expect(file.position(at: 99) == SourcePosition(line: 2, column: 3, offset: 5))
        #expect(file.position(at: -1) == SourcePosition(line: 1, column: 1, offset: 0))
    }

    @Test func aByteOrderMarkTakesNoColumn() {
        let file = SourceFile(path: "a", text: "\u{FEFF}ab\nc")
        #expect(file.textStart == 3)
        #expect(file.position(at: 3) == SourcePosition(line: 1, column: 1, offset: 3))
        #expect(file.position(at: 4).column == 2)
        #expect(file.position(at: 6) == SourcePosition(line: 2, column: 1, offset: 6))
        #expect(file.line(1) == "ab")
        #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1, offset: 0))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesComeWithoutTheirBreak(lineBreak: String) {
        let file = SourceFile(path: "a", text: ["one", "", "zwei é", ""].joined(separator: lineBreak))
        #expect((1...file.lineCount).map(file.line) == ["one", "", "zwei é", ""])
        #expect(file.line(0) == "")
        #expect(file.line(9) == "")
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], 1), ([0xC3, 0xA9, 0x80], 2), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xE2, 0x82], 0), ([0xC0, 0xAF], 0), ([0xE0, 0x9F, 0xBF], 0), ([0x61, 0xF0, 0x8F, 0xBF, 0xBF], 1),
        ] as [([UInt8], Int)])
    func theFirstBadByteIsFound(bytes: [UInt8], offset: Int) {
        #expect(SourceFile(path: "a", bytes: bytes).firstInvalidByte == offset)
    }

    @Test func wellFormedTextHasNoBadByte() {
        let edges: [UInt32] = [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
        let text = String(String.UnicodeScalarView(edges.compactMap(Unicode.Scalar.init)))
        #expect(SourceFile(path: "a", text: text).firstInvalidByte == nil)
    }

    @Test func badBytesCountAndShowAsOneCharacterEach() {
        let file = SourceFile(path: "a", bytes: [0x61, 0xE2, 0x82, 0x62, 0x0A, 0xFF])
        #expect(file.line(1) == "a\u{FFFD}\u{FFFD}b")
        #expect(file.position(at: 3).column == 4)
        #expect(file.line(2) == "\u{FFFD}")
    }

    @Test func columnsAgreeWithACountFromTheStart() {
        var generator = SeededGenerator(seed: 1)
        let alphabet: [Unicode.Scalar] = ["a", "b", "é", "漢", "😀", "\n", "\r", "\t", " "]
        for _ in 0..<40 {
            let count = Int.random(in: 0...4000, using: &generator)
            let scalars = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "a" }
            let file = SourceFile(path: "a", text: String(String.UnicodeScalarView(scalars)))
            var (line, column, offset) = (1, 1, 0)
            for (index, scalar) in scalars.enumerated() {
                if index % 7 == 0 {
                    #expect(file.position(at: offset) == SourcePosition(line: line, column: column, offset: offset))
                }
                offset += UTF8.width(scalar)
                let isPair = scalar == "\r" && index + 1 < count && scalars[index + 1] == "\n"
                let isBreak = (scalar == "\n" || scalar == "\r") && !isPair
                (line, column) = isBreak ? (line + 1, 1) : (line, column + 1)
            }
        }
    }

    @Test func manyPlacesInOneLongLineAreCheap() {
        let file = SourceFile(path: "a", text: String(repeating: "é", count: 200_000))
        let took = CPUTime.seconds {
            for offset in stride(from: 0, to: 400_000, by: 100) {
                #expect(file.position(at: offset).column == offset / 2 + 1)
            }
        }
        #expect(took < 10)
    }

    @Test func filesAreTheSameByTheirPath() {
        #expect(SourceFile(path: "a", text: "1") == SourceFile(path: "a", text: "2"))
        #expect(SourceFile(path: "a", text: "1") != SourceFile(path: "b", text: "1"))
        // The same letters in two encodings are two files.
        #expect(SourceFile(path: "\u{E9}", text: "") != SourceFile(path: "e\u{301}", text: ""))
    }

    @Test func aRangeDescribesItsStart() {
        let file = SourceFile(path: "dir/a.yaml", text: "ab\ncdef")
        let range = file.range(4..<6)
        #expect(range.description == "dir/a.yaml:2:2")
        #expect(range.end == SourcePosition(line: 2, column: 4, offset: 6))
        #expect(Spanned("x", at: range).map(\.utf8.count) == Spanned(1, at: range))
    }
}

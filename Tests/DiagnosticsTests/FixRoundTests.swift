import Diagnostics
import Testing

@Suite struct FixRoundTests {
    private let file = SourceFile(path: "a.yaml", text: "abc: 1\ndef: 2\n")

    private func fixing(_ offsets: Range<Int>, _ replacement: String, in file: SourceFile? = nil) -> Diagnostic {
        let range = (file ?? self.file).range(offsets)
        return Diagnostic(
            id: "CDN0999", message: replacement, range: range, fix: Diagnostic.Fix(range: range, replacement: replacement))
    }

    private func text(_ round: FixRound) -> String { String(decoding: round.file.bytes, as: UTF8.self) }

    @Test func allFixesOfAFileArePutInPlace() {
        let other = SourceFile(path: "b.yaml", text: "x")
        let round = FixRound([fixing(7..<10, "y"), fixing(0..<3, "longer"), fixing(0..<1, "no", in: other)], in: file)
        #expect(text(round) == "longer: 1\ny: 2\n")
        #expect(round.mended.map(\.message) == ["longer", "y"])
    }

    @Test func ofTwoThatTouchOnlyTheFirstIsTaken() {
        let round = FixRound([fixing(0..<3, "one"), fixing(2..<5, "two"), fixing(3..<3, "three"), fixing(4..<5, "!")], in: file)
        #expect(text(round) == "one:!1\ndef: 2\n")
        #expect(round.mended.map(\.message) == ["one", "!"])
    }

    @Test func withoutFixesTheFileIsTheSame() {
        let round = FixRound([Diagnostic(id: "CDN0999", message: "m", range: file.range(0..<1))], in: file)
        #expect(round.mended.isEmpty)
        #expect(round.file === file)
    }
}

import Diagnostics
import Expressions
import TestRandom
import Testing

@Suite struct RandomTests {
    private let scene = Scene([
        "limit": .int(3), "note": .null, "alert": World.makeAlert(["title": .string("t"), "severity": .string("Low")]),
    ])

    private func parse(_ text: String) -> CheckedExpression? {
        CheckedExpression.parse(text, World.declarations).0
    }

    @Test func writingAndParsingAgain() throws {
        var random = RandomExpression(seed: 1)
        for _ in 0..<1000 {
            let text = random.text(depth: 3)
            let first = try #require(parse(text), "\(text)")
            let second = try #require(parse(first.normalizedText), "\(first.normalizedText)")
            #expect(second.normalizedText == first.normalizedText)
            #expect(Program(first).evaluate(scene).value == Program(second).evaluate(scene).value, "\(text)")
        }
    }

    @Test func checkedAndUncheckedAgree() {
        var random = RandomExpression(seed: 2)
        var count = 0
        for _ in 0..<10_000 {
            let text = random.text(depth: 2)
            guard let checked = compile(text).0, let parsed = parse(text) else { continue }
            count += 1
            let outcomes = [checked, parsed].map { Program($0).evaluate(scene).value }
            #expect(outcomes[0] == outcomes[1], "\(text)")
        }
        #expect(count > 100)
    }

    @Test func anyTextGivesFindingsOrAProgram() {
        let pieces = [
            "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "&&", "||", "!", "-", "==", "in", "x", "alert", ".title", "\"", "'",
            "1", "0x", "1e", "`", "\\", "é", "has(", "all(e, ", "true", "\u{0}", "\n", "//", "r'", "b\"", "$", "${",
        ]
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5000 {
            let count = Int.random(in: 0..<12, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            let (checked, findings) = compile(text)
            #expect((checked == nil) == findings.contains { $0.severity == .error }, "\(text)")
            #expect(findings.allSatisfy { $0.offsets.upperBound <= text.utf8.count }, "\(text)")
            if let checked { _ = Program(checked).evaluate(scene) }
            _ = Template.compile(text, World.declarations)
        }
    }
}

import Diagnostics
import TestRandom
import Testing
import YAMLSyntax

@Suite struct SyntaxSentenceTests {
    static let misplaced = "this does not fit in here: its indentation is that of no key or item above it"
    static let flowRule = "text that holds a comma, a bracket (`${…}` too) or `: ` must be quoted"

    @Test(arguments: [
        ("a: 1\nwhen: !has(x) && y\n", "2:7 [!has(x) && y] an expression that starts with `!` must be quoted", "'!has(x) && y'"),
        ("when: !a ? b : c\n", "1:7 [!a ? b : c] an expression that starts with `!` must be quoted", "'!a ? b : c'"),
        ("when: a ? b: c\n", "1:7 [a ? b: c] text that holds `: ` must be quoted", "'a ? b: c'"),
        ("- x: y: 'z' # w\n", "1:6 [y: 'z'] text that holds `: ` must be quoted", "'y: ''z'''"),
        ("w: é == \"a: b\"\n", "1:4 [é == \"a: b\"] text that holds `: ` must be quoted", "'é == \"a: b\"'"),
        ("a: @b\n", "1:4 [@b] text that starts with `@` must be quoted", "'@b'"),
        ("a: %b\n", "1:4 [%b] text that starts with `%` must be quoted", "'%b'"),
        ("a: `b`\n", "1:4 [`b`] text that starts with a backtick must be quoted", "'`b`'"),
        ("- *.exe\n", "1:3 [*.exe] text that starts with `*` must be quoted", "'*.exe'"),
        ("a: && b\n", "1:4 [&& b] text that starts with `&` must be quoted", "'&& b'"),
        ("a: || b\n", "1:4 [|| b] text that starts with `|` must be quoted", "'|| b'"),
        ("a: > 5\n", "1:4 [> 5] text that starts with `>` must be quoted", "'> 5'"),
        (
            "a: \"b\" == c\n",
            "1:4 [\"b\" == c] the value ends at its closing quote, but the line goes on: quote the whole value",
            "'\"b\" == c'"
        ),
        (
            "a: [1].exists(x, y)\n",
            "1:4 [[1].exists(x, y)] the value ends at its closing bracket, but the line goes on: quote the whole value",
            "'[1].exists(x, y)'"
        ),
        ("a: 'it's'\n", "1:4 ['it's'] a quote inside single quotes is written twice (`''`)", "'it''s'"),
        (
            "a: \"x\"y\"\n",
            "1:4 [\"x\"y\"] a quote inside double quotes is written with a backslash (`\\\"`); or use single quotes",
            "'x\"y'"
        ),
    ])
    func whatNeedsQuotesIsOfferedInQuotes(text: String, sentence: String, suggestion: String) {
        let parsed = Parsed(text)
        #expect(parsed.sentences == [sentence])
        #expect(parsed.diagnostics.first?.suggestion == suggestion)
        #expect(parsed.ids == [YAMLDiagnosticID.needsQuotes.rawValue])
    }

    @Test(arguments: [
        ("a:\n    b: 1\n  c: 2\n", "3:3 [c:] \(misplaced)"),
        ("a:\n  - x\n - y\n", "3:2 [-] \(misplaced)"),
        ("- a\nb: c\n", "2:1 [b:] \(misplaced)"),
        ("s:\n- i: x\n  if: y\n c: z\n", "4:2 [c:] \(misplaced)"),
        ("a: b\n  c: d\n", "2:4 [:] a key cannot stand here: the line above already has a value, or is indented otherwise"),
        ("a: - b\n", "1:4 [-] a list item cannot begin here: put `- ` on a line of its own, under its key"),
        ("a:\n\tb: 1\n", "2:1 [] a tab cannot indent; use spaces"),
        ("a: |\n \tx\n\ty\n", "2:2 [] a tab cannot indent; use spaces"),
    ])
    func indentationIsExplained(text: String, sentence: String) {
        let parsed = Parsed(text)
        #expect(parsed.sentences == [sentence])
        #expect(parsed.ids == [YAMLDiagnosticID.indentation.rawValue])
    }

    @Test(arguments: [
        ("a: 1\nfoo\nb: 2\n", "2:1 [foo] this is neither a key nor part of a value: a key needs `: ` behind it"),
        ("a: { x: ${y} }\n", "1:10 [{y}] `,` or `}` was expected here; inside `{ }`, \(flowRule)"),
        ("a: [x, y\nb: 2\n", "2:2 [:] `,` or `]` was expected here (the `[` of line 1 is still open); inside `[ ]`, \(flowRule)"),
        ("a: ]\n", "1:4 []] a value was expected here"),
        ("a: 1\n]\n", "2:1 []] this bracket closes nothing"),
        ("\"a\" b\n", "1:5 [b] the document ended before this; another one begins with `---`"),
    ])
    func otherSlipsAreExplained(text: String, sentence: String) {
        let parsed = Parsed(text)
        #expect(parsed.sentences == [sentence])
        #expect(parsed.ids == [YAMLDiagnosticID.syntax.rawValue])
    }

    @Test(arguments: [
        ("a: \"b\nc: d\n", "1:4 [\"] the quote `\"` is never closed", YAMLDiagnosticID.unclosed),
        ("a: 'b\n---\n", "1:4 ['] the quote `'` is never closed", .unclosed),
        ("a: {x: 1\n", "1:4 [{] the bracket `{` is never closed", .unclosed),
        ("a: [", "1:4 [[] the bracket `[` is never closed", .unclosed),
        (
            #"a: "b\qc""#,
            #"1:6 [\q] no such escape in double quotes; a backslash is written `\\`, or use single quotes"#, .badEscape
        ),
        (
            #"a: "\ud800""#,
            #"1:5 [\u] no such escape in double quotes; a backslash is written `\\`, or use single quotes"#, .badEscape
        ),
        ("%FOO\n---\na: 1\n", "1:1 [%FOO] a line that begins with `%` is a directive; only `%YAML 1.2` is known", .directive),
    ])
    func whatIsOpenOrUnknownIsPointedAt(text: String, sentence: String, id: YAMLDiagnosticID) {
        let parsed = Parsed(text)
        #expect(parsed.sentences == [sentence])
        #expect(parsed.ids == [id.rawValue])
    }

    @Test func anOpenBracketIsShownToo() throws {
        let related = try #require(Parsed("a: {x: 1\nb: 2}\n").diagnostics.first?.related.first)
        #expect(related.range.description == "a.yaml:1:4")
    }

    @Test func whatIsTooLongToReadIsNotSuggested() {
        let value = "@" + String(repeating: "x", count: 100_000)
        #expect(Parsed("a: \(value)\n").diagnostics.map(\.suggestion) == [nil])
        #expect(Parsed("a: !\(value)\n").diagnostics.map(\.suggestion) == [nil])
    }

    @Test func noSentenceIsLibyamls() {
        var generator = SeededGenerator(seed: 7)
        let pieces = ["a", ": ", "- ", "[", "]", "{", "}", ",", "\n", "  ", "'", "\"", "|", ">", "!", "&", "*", "?", "%", "\t", "#"]
        var foreign: Set<String> = []
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            for message in Parsed(text).diagnostics.map(\.message) where message.contains("this is not YAML") {
                foreign.insert(message)
            }
        }
        #expect(foreign == [])
    }
}

import Diagnostics
import Testing

/// What the layout is.
@Suite struct LayoutTests {
    @Test(arguments: [
        // Indentation, lists under their key, blank lines.
        ("a:\n    b: 1\n", "a:\n  b: 1\n"),
        ("a:\n- b\n-   c: 1\n    d: 2\n", "a:\n  - b\n  - c: 1\n    d: 2\n"),
        ("- - a\n  - b\n-\n  c: d\n", "- - a\n  - b\n- c: d\n"),
        ("a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
        ("a:\n\n  b: 1\n\n  c: 2\n", "a:\n  b: 1\n\n  c: 2\n"),
        ("a:   1\nb:\n  text\n", "a: 1\nb: text\n"),
        ("? a\n: b\n", "a: b\n"),
        ("a:\n  - \nb:\n", "a:\n  -\nb:\n"),
        // Quotes.
        ("a: 'b'\n\"c\": \"d e\"\n", "a: b\nc: d e\n"),
        (
            "- 'yes'\n- \"12\"\n- 'null'\n- ''\n- 'a: b'\n- '- a'\n- 'a #b'\n- ' a'\n",
            "- \"yes\"\n- \"12\"\n- \"null\"\n- \"\"\n- \"a: b\"\n- \"- a\"\n- \"a #b\"\n- \" a\"\n"
        ),
        ("- \"${a}\"\n- 'x ${a} y'\n", "- \"${a}\"\n- \"x ${a} y\"\n"),
        ("- \"a \\\"b\\\"\"\n- 'it''s'\n- \"\\u0007 \\\"\"\n- \"\\\\d\"\n", "- 'a \"b\"'\n- \"it's\"\n- \"\\x07 \\\"\"\n- '\\d'\n"),
        ("a: 'x''y'\nb: \"\\n\"\nc: \"\\u202e\"\n", "a: \"x'y\"\nb: \"\\n\"\nc: \"\\u202e\"\n"),
        // Brackets.
        ("a: {b: 1,c: [ x,  y ]}\nd: [ ]\ne: { }\n", "a: { b: 1, c: [x, y] }\nd: []\ne: {}\n"),
        ("a: {b, c: , \"d\": }\n", "a: { b, c, d }\n"),
        ("[a: b, {c: d}]\n", "[{ a: b }, { c: d }]\n"),
        ("a: [\n  b,\n  c\n]\n", "a: [b, c]\n"),
        // Texts over several lines.
        ("a: |\n        x\n          y\n\n        z\n", "a: |\n  x\n    y\n\n  z\n"),
        ("a: >-\n    x\n    y\n\n\nb: 1\n", "a: >-\n  x\n  y\n\nb: 1\n"),
        ("a: |+\n x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
        ("a: >-\n  x\n    y\n    \n\nb: 1\n", "a: >-\n  x\n    y\n    \nb: 1\n"),
        ("version: 1\nplaybook: >-\n  x\n    ", "playbook: >-\n  x\n    \nversion: 1\n"),
        ("a:\n  - |1\n      x\n     y\n", "a:\n  - |2\n       x\n      y\n"),
        ("a: |2\n    x\n   y\n", "a: |2\n    x\n   y\n"),
        ("a: |\n  x", "a: |-\n  x\n"),
        ("a: one\n    two\n\n    three\nb: \"x\\\n   y\"\n", "a: one\n  two\n\n  three\nb: \"x\\\n  y\"\n"),
        ("- > # c\n x\n", "- >  # c\n  x\n"),
        // Anchors, tags, aliases.
        ("a: &x   !!str  1\nb: *x\n*x : 2\n", "a: &x !!str 1\nb: *x\n*x : 2\n"),
        ("a: &m\n    b: 1\nc: [*m, &y z]\n", "a: &m\n  b: 1\nc: [*m, &y z]\n"),
        ("- &m\n  - a\n", "- &m\n  - a\n"),
        // Line ends, byte order mark, documents.
        ("a: 1\r\nb:\r\n  - c\r\n", "a: 1\nb:\n  - c\n"),
        ("\u{FEFF}a: 1", "a: 1\n"),
        ("---\na: 1\n---\nb: 1\n...\n", "a: 1\n---\nb: 1\n"),
        ("---\n---\n", "---\n---\n"),
        ("", ""), ("x\n", "x\n"), ("# only\n\n\n# comments\n", "# only\n\n# comments\n"), ("|\n a\n", "|\n  a\n"),
    ])
    func eachPartHasOneForm(text: String, expected: String) {
        #expect(LaidOut(text).text == expected)
        LaidOut.expectLawful(text)
    }

    @Test func theKeysOfAPlaybookHaveAnOrder() {
        let text = """
            # yaml-language-server: $schema=x
            version: 1

            # Steps.
            steps: []
            zeta: 1
            when: a
            playbook: b

            alpha: 2
            trigger: { x: { when: 1, let: 2 } }
            # End.

            """
        let expected = """
            # yaml-language-server: $schema=x
            playbook: b
            version: 1
            trigger: { x: { when: 1, let: 2 } }
            when: a

            # Steps.
            steps: []
            zeta: 1

            alpha: 2
            # End.

            """
        #expect(LaidOut(text).text == expected)
        LaidOut.expectLawful(text)
    }

    @Test func nothingIsMovedPastAnAnchor() {
        let text = "version: &v 1\nplaybook: *v\n"
        #expect(LaidOut(text).text == text)
    }

    @Test func bracketsThatDoNotFitTheLineAreOpened() {
        let long = String(repeating: "x", count: 60)
        #expect(LaidOut("a: [\(long), {b: \(long)}]\n").text == "a:\n  - \(long)\n  - { b: \(long) }\n")
        LaidOut.expectLawful("a: {b: [\(long)1, \(long)2], c: d}\n")
    }

    @Test func whatIsNoYAMLIsLeftWithItsMistakes() {
        let laidOut = LaidOut("a: [\n")
        #expect(laidOut.text == nil)
        #expect(laidOut.diagnostics.map(\.id) == ["CDN0113"])
    }

    @Test func directivesAreRefused() {
        let laidOut = LaidOut("%YAML 1.2\n---\na: 1\n")
        #expect(laidOut.text == nil)
        #expect(laidOut.diagnostics.map(\.message) == ["the file has a `%` directive, which is not laid out"])
    }
}

import Testing

/// Comments stay where they belong.
@Suite struct CommentTests {
    @Test(arguments: [
        ("a: 1 # one\nlonger: 2  # two\nb: 3\nc: 4     # four\n", "a: 1       # one\nlonger: 2  # two\nb: 3\nc: 4  # four\n"),
        ("# top\n\n# of a\na: 1\n# of b\nb: 2\n\n# end\n", "# top\n\n# of a\na: 1\n# of b\nb: 2\n\n# end\n"),
        ("a: # head\n    b: 1\n", "a:  # head\n  b: 1\n"),
        ("a:\n    # of b\n    b: 1\n    # end of a\n# of c\nc: 2\n", "a:\n  # of b\n  b: 1\n  # end of a\n# of c\nc: 2\n"),
        ("a:\n- b: 1\n  # end of b\n# next\n- c\n# end\nd: 1\n", "a:\n  - b: 1\n    # end of b\n  # next\n  - c\n# end\nd: 1\n"),
        ("a:\n  - b: 1\n    # in b\n  # in a\n", "a:\n  - b: 1\n    # in b\n  # in a\n"),
        ("- # one\n  a: 1\n-\n  # two\n  b: 2\n", "# one\n- a: 1\n# two\n- b: 2\n"),
        ("a: | # text\n  # no comment\nb: 'x # no' # yes\n", "a: |  # text\n  # no comment\nb: \"x # no\"  # yes\n"),
        ("a: [x, # one\n  y\n  # two\n] # three\n", "a:     # three\n  - x  # one\n  - y\n  # two\n"),
        ("a: {x: 1, # one\n y: [b, c]}\n", "a:\n  x: 1  # one\n  y: [b, c]\n"),
        ("a:\n  # before\n  text\n", "# before\na: text\n"),
        ("a: # one\n  b # two\n", "# one\na: b  # two\n"),
        ("a: [ # one\n]\nb: &x # two\n  c: 1\n", "a: []  # one\nb: &x  # two\n  c: 1\n"),
        ("--- # one\na: 1 # two\n--- # three\n# four\nb\n# five\n", "# one\na: 1  # two\n---\n# three\n# four\nb\n# five\n"),
        ("a: 1\n  # odd\nb: 2\n", "a: 1\n# odd\nb: 2\n"),
        ("a:\n  b: 1\n# low\n  # high\nc: 2\n", "a:\n  b: 1\n# low\n# high\nc: 2\n"),
        ("#no blank\na: b#no comment\n", "#no blank\na: b#no comment\n"),
    ])
    func eachHasItsPlace(text: String, expected: String) {
        #expect(LaidOut(text).text == expected)
        LaidOut.expectLawful(text)
    }

    @Test func wideLinesAreNotAligned() {
        let long = String(repeating: "x", count: 100)
        #expect(LaidOut("a: \(long) # one\nb: 1 # \(long)\n").text == "a: \(long)  # one\nb: 1  # \(long)\n")
    }
}

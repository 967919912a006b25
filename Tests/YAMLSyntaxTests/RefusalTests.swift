import Canonical
import Diagnostics
import Testing
import YAMLSyntax

@Suite struct RefusalTests {
    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "3:1 [a] the key `a` is given twice"),
        ("{x: 1, \"x\": 2}\n", "1:8 [\"x\"] the key `x` is given twice"),
        (
            "<<: {x: 1}\n",
            "1:1 [<<] merge keys (`<<`) are not part of YAML 1.2; repeat the keys, or quote `\"<<\"` to name a key so"
        ),
        ("? [a, b]\n: 1\n", "1:3 [[a, b]] a key must be text, this is a list"),
        ("? {a: b}\n: 1\n", "1:3 [{a: b}] a key must be text, this is a mapping"),
        ("~: 1\n", "1:1 [~] a key must be text, this is nothing"),
        ("null: 1\n", "1:1 [null] a key must be text, this is nothing"),
        ("a: !!set {b}\n", "1:4 [!!set] the tag `!!set` is not known"),
        ("a: !!binary aGk=\n", "1:4 [!!binary] the tag `!!binary` is not known"),
        ("a: !!int x\n", "1:10 [x] the tag `!!int` does not fit `x`"),
        ("a: !!bool yes\n", "1:11 [yes] the tag `!!bool` does not fit `yes`"),
        ("a: !!seq {b: 1}\n", "1:4 [!!seq] the tag `!!seq` does not fit a mapping"),
        ("a: !!str [b]\n", "1:4 [!!str] the tag `!!str` does not fit a list"),
        ("a: *b\n", "1:4 [*b] no `&b` stands before `*b`; text that starts with `*` must be quoted"),
        ("a: &b [1, *b]\n", "1:11 [*b] `*b` stands inside of what it stands for"),
        ("a: &b {c: {d: *b}}\n", "1:15 [*b] `*b` stands inside of what it stands for"),
        (
            "when: !alert.isActive\n",
            "1:7 [!alert.isActive] `!alert.isActive` is a tag in YAML: an expression that starts with `!` must be quoted"
        ),
        ("when: ! x\n", "1:7 [! x] `!` is a tag in YAML: an expression that starts with `!` must be quoted"),
        ("{when: !x, a: 1}\n", "1:8 [!x] `!x` is a tag in YAML: an expression that starts with `!` must be quoted"),
    ])
    func itIsSaidWhere(text: String, sentence: String) {
        let parsed = Parsed(text)
        #expect(parsed.sentences == [sentence])
        #expect(parsed.documents.count == 1)
    }

    @Test func allMistakesOfADocumentAreSaid() {
        let parsed = Parsed("a: 1\na: 2\n<<: {}\nb: *c\nd: !!set x\n? [e]\n: f\n")
        let expected: [YAMLDiagnosticID] = [.duplicateKey, .mergeKey, .unknownAlias, .unknownTag, .keyIsNoText]
        #expect(parsed.ids == expected.map(\.rawValue))
    }

    @Test func ofADoubledKeyTheFirstCountsAndIsShown() throws {
        let parsed = Parsed("a: 1\na: 2\n")
        #expect(parsed.documents.first?.json == ["a": 1])
        let related = try #require(parsed.diagnostics.first?.related.first)
        #expect(related.message == "`a` is first given here")
        #expect(related.range.description == "a.yaml:1:1")
    }

    @Test func doubledKeysAreFoundInLargeMappings() {
        let keys = (0..<2000).map { "k\($0)" } + ["k1", "k1999", "k12", "k13"]
        let parsed = Parsed(keys.map { "\($0): 1\n" }.joined())
        #expect(parsed.diagnostics.compactMap { $0.related.first?.range.start.line } == [2, 2000, 13, 14])
    }

    @Test func aQuotedMergeKeyIsAnOrdinaryOne() {
        #expect(Parsed("\"<<\": 1\n").documents.first?.json == ["<<": 1])
    }

    @Test func anUnknownAliasOffersTheNames() throws {
        let diagnostic = try #require(Parsed("a: &server 1\nb: &client 2\nc: *sevrer\n").diagnostics.first)
        #expect(diagnostic.allowed == ["*server", "*client"])
        #expect(diagnostic.suggestion == "*server")
    }

    @Test func ofManyAnchorsSomeAreListed() throws {
        let anchors = (0..<100).map { "- &n\($0) x\n" }.joined()
        let diagnostic = try #require(Parsed(anchors + "- *m\n").diagnostics.first)
        #expect(diagnostic.allowed.count == 20)
    }

    @Test func anUnknownCoreTagOffersTheNames() throws {
        let diagnostic = try #require(Parsed("a: !!strr 1\n").diagnostics.first)
        #expect(diagnostic.allowed == ["!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map"])
        #expect(diagnostic.suggestion == "!!str")
    }

    @Test func aNegatedExpressionIsOfferedInQuotes() throws {
        let diagnostic = try #require(Parsed("when: !(a == 'b')  # why\n").diagnostics.first)
        #expect(diagnostic.suggestion == "'!(a == ''b'')'")
        #expect(diagnostic.range?.writtenText == "!(a == 'b')")
    }

    @Test func whatWasRefusedIsAPlaceholder() throws {
        let mapping = try #require(Parsed("a: *x\nb: !x y\nc: 1\nd: !x [1]\n").documents.first?.mapping)
        #expect(mapping.entries.map(\.value.isPlaceholder) == [true, true, false, true])
    }
}

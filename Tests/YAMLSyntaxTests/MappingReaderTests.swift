import Canonical
import Diagnostics
import Testing
import YAMLSyntax

@Suite struct MappingReaderTests {
    /// Reads the only document of a text as "a step"; what was said, with the places.
    private func said(_ text: String, _ read: (inout MappingReader) -> Void) throws -> [Diagnostic] {
        let collector = DiagnosticCollector()
        let node = try #require(YAMLParser.parse(SourceFile(path: "a.yaml", text: text), into: collector).first)
        if var reader = MappingReader(node, what: "a step", collector) {
            read(&reader)
            reader.finish()
        }
        return collector.diagnostics
    }

    private func sentences(_ text: String, _ read: (inout MappingReader) -> Void) throws -> [String] {
        try said(text, read).map(Parsed.sentence)
    }

    // MARK: Keys

    @Test func anUnknownKeyIsSaidWithWhatIsAllowed() throws {
        let diagnostics = try said("id: a\ncoment: b\n") {
            _ = $0.string("id")
            _ = $0.string("comment")
            $0.allow(["wait", "id"])
        }
        #expect(diagnostics.map(Parsed.sentence) == ["2:1 [coment] a step has no key `coment`"])
        #expect(diagnostics.first?.allowed == ["id", "comment", "wait"])
        #expect(diagnostics.first?.suggestion == "comment")
        #expect(diagnostics.first?.id == YAMLDiagnosticID.unknownKey.rawValue)
    }

    @Test func aMisspeltKeyThatIsNeededIsOneMistake() throws {
        func read(_ text: String) throws -> [Diagnostic] {
            try said(text) {
                _ = $0.string("id", required: true)
                _ = $0.string("comment", required: true)
                _ = $0.string("command")
            }
        }
        let one = try read("id: a\ncoment: b\n")
        #expect(one.map(Parsed.sentence) == ["2:1 [coment] a step has no key `coment` and needs the key `comment`"])
        #expect(one.map(\.suggestion) == ["comment"])
        #expect(
            try read("coment: b\n").map(Parsed.sentence)
                == ["1:1 [coment] a step needs the key `id`", "1:1 [coment] a step has no key `coment` and needs the key `comment`"])
        // A slip of a key that may be left out does not hide what is missing.
        #expect(
            try read("id: a\ncomand: b\n").map(Parsed.sentence)
                == ["1:1 [id] a step needs the key `comment`", "2:1 [comand] a step has no key `comand`"])
    }

    @Test func aKeyThatIsThereAlreadyIsNotSuggested() throws {
        let diagnostics = try said("comment: a\ncoment: b\n") { _ = $0.string("comment") }
        #expect(diagnostics.map(\.suggestion) == [nil])
    }

    @Test func aCommaInsideBracesIsSuspected() throws {
        #expect(
            try sentences("{ if: f(a, b), id: x }\n") {
                _ = $0.string("if")
                _ = $0.string("id")
            } == [
                "1:12 [b)] a step has no key `b)`; inside `{ }` a comma begins a new key, "
                    + "so text that holds one must be quoted"
            ])
    }

    @Test func aMissingKeyIsSaidAtTheMapping() throws {
        #expect(
            try sentences("a: 1\nb: {c: 2}\n") { reader in
                _ = reader.node("a")
                _ = reader.required("id")
                var inner = reader.mapping("b", what: "a wait")
                _ = inner?.integer("c")
                _ = inner?.duration("timeout", required: true)
                inner?.finish()
            } == ["2:1 [b] a wait needs the key `timeout`", "1:1 [a] a step needs the key `id`"])
        #expect(try sentences("{}\n") { _ = $0.string("id", required: true) } == ["1:1 [{}] a step needs the key `id`"])
    }

    @Test func whatNobodyAskedForIsListed() throws {
        _ = try said("a: 1\nb: 2\nc: 3\n") { reader in
            _ = reader.node("b")
            #expect(reader.unread.map(\.key.value) == ["a", "c"])
            reader.allow(["a", "c"])
            #expect(reader.unread.isEmpty)
        }
    }

    @Test(arguments: [
        ("- a\n- b\n", "1:1 [- a\n- b] a step must be a mapping, this is a list"),
        ("text\n", "1:1 [text] a step must be a mapping, this is text (`text`)"),
        ("--- 12\n", "1:5 [12] a step must be a mapping, this is a number (`12`)"),
        ("---\n", "2:1 [] a step is empty: it must be a mapping"),
    ])
    func whatIsNoMappingIsNotRead(text: String, sentence: String) throws {
        #expect(try sentences(text) { _ in Issue.record("no reader was expected") } == [sentence])
    }

    // MARK: Values

    @Test(arguments: [
        ("k: {a: 1}", "1:1 [k] `k` must be a list, this is a mapping"),
        ("k: x", "1:4 [x] `k` must be a list, this is text (`x`)"),
        ("k:", "1:1 [k] `k` has no value: it must be a list, or be left out"),
        ("k: ~", "1:4 [~] `k` has no value: `~` is nothing in YAML; it must be a list, or be left out, or be quoted"),
    ])
    func aListIsAList(text: String, sentence: String) throws {
        #expect(try sentences(text) { _ = $0.list("k") } == [sentence])
    }

    @Test func aLoneWordIsOfferedAsAList() throws {
        #expect(try said("k: tier0") { _ = $0.strings("k") }.map(\.suggestion) == ["[tier0]"])
    }

    @Test func aWrongItemIsSaidAndTheOthersAreRead() throws {
        var read: [String]?
        let said = try sentences("k: [a, [b], 3, ~, {}]") { read = $0.strings("k")?.map(\.value) }
        #expect(read == ["a", "3"])
        #expect(
            said == [
                "1:8 [[b]] an item of `k` must be text, this is a list",
                "1:16 [~] an item of `k` has no value: `~` is nothing in YAML; it must be text, or be left out, or be quoted",
                "1:19 [{}] an item of `k` must be text, this is a mapping",
            ])
    }

    @Test(arguments: [
        ("12", "12"), ("012", "012"), ("true", "true"), ("1e3", "1e3"), ("0x1F", "0x1F"), ("yes", "yes"), ("'~'", "~"),
        ("2027-06-30", "2027-06-30"), ("\"\"", ""), ("1_000", "1_000"), (".inf", ".inf"),
    ])
    func textKeepsItsOwnForm(written: String, expected: String) throws {
        var text: String?
        #expect(try said("k: \(written)") { text = $0.string("k")?.value } == [])
        #expect(text == expected)
    }

    @Test(arguments: [
        ("k: yes", "1:4 [yes] `k` must be true or false, this is text (`yes`)", "true"),
        ("k: Off", "1:4 [Off] `k` must be true or false, this is text (`Off`)", "false"),
        ("k: 1", "1:4 [1] `k` must be true or false, this is a number (`1`)", nil),
        ("k: 'true'", "1:4 ['true'] `k` must be true or false, this is text (`true`)", "true"),
        ("k: []", "1:1 [k] `k` must be true or false, this is a list", nil),
    ])
    func aBooleanIsTrueOrFalse(text: String, sentence: String, suggestion: String?) throws {
        let diagnostics = try said(text) { _ = $0.bool("k") }
        #expect(diagnostics.map(Parsed.sentence) == [sentence])
        #expect(diagnostics.map(\.suggestion) == [suggestion])
    }

    @Test(arguments: [
        ("k: 3.5", "1:4 [3.5] `k` must be a whole number, this is a number (`3.5`)"),
        ("k: x", "1:4 [x] `k` must be a whole number, this is text (`x`)"),
        ("k: '3'", "1:4 ['3'] `k` must be a whole number, this is text (`3`)"),
        ("k: 0", "1:4 [0] `k` must be from 1 to 100, not 0"),
        ("k: 99999999999999999999", "1:4 [99999999999999999999] `k` is past the range of 64-bit integers"),
    ])
    func aWholeNumberIsInItsRange(text: String, sentence: String) throws {
        #expect(try sentences(text) { _ = $0.integer("k", in: 1...100) } == [sentence])
    }

    @Test func aLowerLimitAloneIsSaidSo() throws {
        #expect(try sentences("k: 0") { _ = $0.integer("k", in: 1...Int64.max) } == ["1:4 [0] `k` must be at least 1, not 0"])
    }

    @Test(arguments: [
        ("k: 24", "1:4 [24] `k` must be a duration like 90s, 1h30m or 7d, not `24`"),
        ("k: soon", "1:4 [soon] `k` must be a duration like 90s, 1h30m or 7d, not `soon`"),
        ("k: -5m", "1:4 [-5m] `k` must not be negative"),
    ])
    func aDurationHasItsUnit(text: String, sentence: String) throws {
        #expect(try sentences(text) { _ = $0.duration("k") } == [sentence])
    }

    @Test(arguments: [
        ("k: tomorrow", "1:4 [tomorrow] `k` must be a time like 2027-06-30T08:00:00Z or a date like 2027-06-30, not `tomorrow`"),
        ("k: 30.06.2027", "1:4 [30.06.2027] `k` must be a time like 2027-06-30T08:00:00Z or a date like 2027-06-30, not `30.06.2027`"),
    ])
    func aTimeIsRFC3339(text: String, sentence: String) throws {
        #expect(try sentences(text) { _ = $0.timestamp("k") } == [sentence])
    }

    @Test func valuesAreReadWithTheirPlaces() throws {
        let text = "a: true\nb: 12\nc: 1.5\nd: 24h\ne: -2h\nf: 2027-06-30\ng: 2027-06-30T08:00:00Z\nh: Full\ni: 3\n"
        let diagnostics = try said(text) {
            #expect($0.bool("a")?.value == true)
            #expect($0.integer("b")?.value == 12)
            #expect($0.number("c")?.value == 1.5)
            #expect($0.duration("d")?.value == .seconds(86_400))
            #expect($0.duration("e", isNegativeAllowed: true)?.value == .seconds(-7_200))
            #expect($0.timestamp("f")?.value.description == "2027-06-30T00:00:00Z")
            #expect($0.timestamp("g")?.range.description == "a.yaml:7:4")
            #expect($0.enumeration("h", among: ["Full", "Selective"])?.value == "Full")
            #expect($0.number("i")?.value == 3)
            #expect($0.string("absent") == nil)
        }
        #expect(diagnostics == [])
    }

    @Test func aMisspeltWordIsSaidWithThoseThatAreAllowed() throws {
        let diagnostics = try said("mode: enforse") { _ = $0.enumeration("mode", among: ["enforce", "observe"]) }
        #expect(diagnostics.map(Parsed.sentence) == ["1:7 [enforse] `enforse` is no value of `mode`"])
        #expect(diagnostics.first?.allowed == ["enforce", "observe"])
        #expect(diagnostics.first?.suggestion == "enforce")
        #expect(diagnostics.first?.id == YAMLDiagnosticID.notAllowed.rawValue)
    }

    @Test func aPlaceholderIsNotBlamedTwice() throws {
        let said = try said("a: *x\nb: *x\nc: !x [1]\nd: *x\n") {
            _ = $0.list("a")
            _ = $0.bool("b", required: true)
            _ = $0.string("c")
            _ = $0.mapping("d", what: "a wait")
        }
        #expect(Set(said.map(\.id)) == [YAMLDiagnosticID.unknownAlias.rawValue, YAMLDiagnosticID.unknownTag.rawValue])
    }

    @Test func foreignTextInASentenceIsCutShort() throws {
        let sentence = try #require(try said("k: \(String(repeating: "é", count: 500))") { _ = $0.integer("k") }.first)
        #expect(sentence.message == "`k` must be a whole number, this is text (`\(String(repeating: "é", count: 59))…`)")
    }
}

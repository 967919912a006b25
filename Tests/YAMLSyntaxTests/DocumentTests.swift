import Canonical
import Diagnostics
import Testing
import YAMLSyntax

@Suite struct DocumentTests {
    @Test(arguments: ["", "\n\n", "# only a comment\n", "\u{FEFF}"])
    func anEmptyFileHasNoDocument(text: String) {
        let parsed = Parsed(text)
        #expect(parsed.documents.isEmpty)
        #expect(parsed.diagnostics.isEmpty)
    }

    @Test func aFileMayHoldSeveralDocuments() {
        let parsed = Parsed("a: 1\n---\nb: 2\n...\n---\n- c\n---\n")
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.documents.map(\.json) == [["a": 1], ["b": 2], ["c"], .null])
        #expect(parsed.documents.map(\.kindName) == ["a mapping", "a mapping", "a list", "nothing"])
    }

    @Test func aDocumentBeforeABrokenOneIsKept() {
        let parsed = Parsed("a: 1\n---\nb: [\n")
        #expect(parsed.documents.map(\.json) == [["a": 1]])
        #expect(parsed.diagnostics.count == 1)
    }

    @Test func jsonIsYAML() {
        let parsed = Parsed(#"{"a": [1, 2.5, true, null, "x\ty\/\u00e9"], "b": {}, "c": []}"#)
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.documents.first?.json == ["a": [1, 2.5, true, .null, "x\ty/é"], "b": [:], "c": []])
    }

    @Test func everyNodeKnowsItsBytes() throws {
        let text = """
            # head
            name: plain text   # why
            quoted: "a b"
            list:
            - one
            -  two: 2
               three: 3
            flow: { a: [x, 'y z'] }
            block: |
              line 1
              line 2

            empty:
            last: é
            """
        let mapping = try #require(Parsed(text).documents.first?.mapping)
        let written = mapping.entries.map { ($0.key.range.writtenText, $0.value.range.writtenText) }
        let expected = [
            ("name", "plain text"), ("quoted", "\"a b\""), ("list", "- one\n-  two: 2\n   three: 3"),
            ("flow", "{ a: [x, 'y z'] }"), ("block", "|\n  line 1\n  line 2"), ("empty", ""), ("last", "é"),
        ]
        #expect(written.map(\.0) == expected.map(\.0))
        #expect(written.map(\.1) == expected.map(\.1))
        #expect(mapping["list"]?.sequence?.map(\.range.writtenText) == ["one", "two: 2\n   three: 3"])
        #expect(mapping["empty"]?.range.description == "a.yaml:13:7")
    }

    @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
    func placesHoldWithAnyLineBreakAndByteOrderMark(lineBreak: String, mark: String) throws {
        let lines = ["é: 漢", "😀b:", "  - 'ü x'", "  - |", "    ß", "    y", "last: \"z\u{E9}\"", ""]
        let parsed = Parsed(mark + lines.joined(separator: lineBreak))
        #expect(parsed.diagnostics.isEmpty)
        let root = try #require(parsed.documents.first)
        let mapping = try #require(root.mapping)
        #expect(mapping.entries.map(\.key.value) == ["é", "😀b", "last"])
        #expect(mapping.entries.map(\.key.range.writtenText) == ["é", "😀b", "last"])
        #expect(mapping.entries.map(\.key.range.description) == ["a.yaml:1:1", "a.yaml:2:1", "a.yaml:7:1"])
        #expect(mapping["é"]?.range.description == "a.yaml:1:4")
        let items = try #require(mapping["😀b"]?.sequence)
        #expect(items.map(\.range.writtenText) == ["'ü x'", "|\(lineBreak)    ß\(lineBreak)    y"])
        #expect(items[1].scalar?.text == "ß\ny\n")
        #expect(items[1].range.description == "a.yaml:4:5")
        #expect(mapping["last"]?.range.writtenText == "\"z\u{E9}\"")
        #expect(root.range.offsets.lowerBound == mark.utf8.count)
    }

    @Test func propertiesAreNotPartOfTheValue() throws {
        let items = try #require(Parsed("- &a !!str x y\n- !!str &b  'z'\n- &c\n  w\n- !!str\n").documents.first?.sequence)
        #expect(items.map(\.range.writtenText) == ["x y", "'z'", "w", ""])
    }

    @Test func anAliasStandsWhereItIsUsedAndIsWrittenWhereItWasDefined() throws {
        let mapping = try #require(Parsed("a: &x 'text'\nb: *x\nc: &l [1, *x]\nd: *l\n").documents.first?.mapping)
        let alias = try #require(mapping["b"])
        #expect(alias.range.description == "a.yaml:2:4")
        #expect(alias.scalar?.text == "text")
        #expect(alias.scalar?.range.description == "a.yaml:1:7")
        #expect(mapping["d"]?.json == [1, "text"])
        #expect(mapping["d"]?.range.writtenText == "*l")
    }

    @Test func anAliasMeansTheLastAnchorBeforeIt() {
        #expect(Parsed("[&a 1, *a, &a 2, *a, &a [&a 3, *a], *a]").documents.first?.json == [1, 1, 2, 2, [3, 3], 3])
    }

    @Test func anchorsEndWithTheirDocument() {
        #expect(Parsed("&a x\n---\n*a\n").ids == [YAMLDiagnosticID.unknownAlias.rawValue])
    }

    @Test func keysAreTheSameOnlyByTheirBytes() throws {
        let parsed = Parsed("\u{E9}: 1\ne\u{301}: 2\n")
        #expect(parsed.diagnostics.isEmpty)
        let mapping = try #require(parsed.documents.first?.mapping)
        #expect(mapping["\u{E9}"]?.json == 1)
        #expect(mapping["e\u{301}"]?.json == 2)
        #expect(mapping["e"] == nil)
    }

    @Test func digitsAndWordsAsKeysKeepTheirText() throws {
        let mapping = try #require(Parsed("012: a\ntrue: b\n'': c\non: d\n").documents.first?.mapping)
        #expect(mapping.entries.map(\.key.value) == ["012", "true", "", "on"])
    }

    @Test func flowMappingsAreKnown() throws {
        let mapping = try #require(Parsed("a: {b: 1}\n").documents.first?.mapping)
        #expect(!mapping.isFlow)
        #expect(mapping["a"]?.mapping?.isFlow == true)
    }
}

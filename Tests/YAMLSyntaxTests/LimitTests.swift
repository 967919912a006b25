import Diagnostics
import TestKit
import Testing
import YAMLSyntax

@Suite struct LimitTests {
    // MARK: Depth

    @Test(arguments: [("[", "]"), ("{a: ", "}")])
    func sixtyFourLevelsAreReadAndOneMoreIsNot(opening: String, closing: String) {
        func nested(_ depth: Int) -> Parsed {
            Parsed(String(repeating: opening, count: depth) + String(repeating: closing, count: depth))
        }
        #expect(nested(64).diagnostics.isEmpty)
        let refused = nested(65)
        #expect(refused.ids == [YAMLDiagnosticID.tooDeep.rawValue])
        #expect(refused.diagnostics.first?.message == "lists and mappings are nested more than 64 deep")
        #expect(refused.diagnostics.first?.range?.offsets.lowerBound == 64 * opening.utf8.count)
        #expect(refused.documents.isEmpty)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "[\n", "- - ", "\"a\": [", "&a [", "!!seq [", "{[", "{? "])
    func deepNestingIsRefusedAtOnce(opening: String) {
        var parsed = Parsed("")
        let took = CPUTime.seconds { parsed = Parsed(String(repeating: opening, count: 200_000 / opening.utf8.count)) }
        #expect(!parsed.diagnostics.isEmpty)
        #expect(took < 10)
    }

    @Test func indentedNestingIsRefusedAtOnce() {
        let text = (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(Parsed(text).ids == [YAMLDiagnosticID.tooDeep.rawValue])
    }

    @Test func aliasesCountWithTheirDepth() {
        let text = "- &a0 []\n" + (1...70).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        let parsed = Parsed(text)
        #expect(parsed.ids == [YAMLDiagnosticID.tooDeep.rawValue])
        #expect(parsed.diagnostics.first?.range?.writtenText == "*a62")
    }

    // MARK: Number

    @Test func tenThousandNodesAreReadAndOneMoreIsNot() {
        func list(_ items: Int) -> Parsed { Parsed("[" + String(repeating: "x,", count: items) + "]") }
        #expect(list(9_999).diagnostics.isEmpty)
        let refused = list(10_000)
        #expect(
            refused.diagnostics.map(\.message)
                == ["the file has more than 10000 keys and values (an alias counts as all that it stands for)"])
        #expect(refused.documents.isEmpty)
    }

    @Test func nodesAreCountedOverAllDocuments() {
        #expect(Parsed(String(repeating: "--- x\n", count: 10_001)).ids == [YAMLDiagnosticID.tooManyNodes.rawValue])
    }

    @Test func anAliasBombIsRefusedBeforeItGrows() {
        let bomb =
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + zip("bcdefghi", "abcdefgh").map { name, last in
                "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
            }.joined()
        #expect(bomb.utf8.count < 400)
        let parsed = Parsed(bomb)
        #expect(parsed.ids == [YAMLDiagnosticID.tooManyNodes.rawValue])
        #expect(parsed.diagnostics.first?.range?.start.line == 5)
    }

    @Test func anAliasCountsAsAllThatItStandsFor() {
        func text(_ aliases: Int) -> String {
            // 1 list, 100 in the anchored one with itself, then 100 for each alias.
            "- &a [" + String(repeating: "x,", count: 99) + "]\n" + String(repeating: "- *a\n", count: aliases)
        }
        #expect(Parsed(text(98)).diagnostics.isEmpty)
        #expect(Parsed(text(99)).ids == [YAMLDiagnosticID.tooManyNodes.rawValue])
    }

    // MARK: Size and time

    @Test func aMebibyteIsReadAndOneByteMoreIsNot() {
        let head = "a: "
        let text = head + String(repeating: "x", count: (1 << 20) - head.utf8.count)
        #expect(Parsed(text).diagnostics.isEmpty)
        #expect(Parsed(text + "x").sentences == ["1:1 [] the file has 1048577 bytes, more than the 1048576 that are read"])
    }

    @Test func aHugeScalarIsRefusedByItsSize() {
        #expect(Parsed(String(repeating: "x", count: 10_000_000)).ids == [YAMLDiagnosticID.tooLarge.rawValue])
    }

    @Test func otherLimitsMayBeGiven() {
        let wide = YAMLLimits(maximumBytes: 1 << 24, maximumDepth: 3, maximumNodes: 20_000)
        #expect(Parsed("[" + String(repeating: "x,", count: 15_000) + "]", limits: wide).diagnostics.isEmpty)
        #expect(Parsed("[[[[]]]]", limits: wide).ids == [YAMLDiagnosticID.tooDeep.rawValue])
    }

    @Test func directivesAreFew() {
        let text = (0..<80_000).map { "%TAG !a\($0)! b\n" }.joined().prefix(1 << 20)
        var parsed = Parsed("")
        #expect(CPUTime.seconds { parsed = Parsed(String(text)) } < 10)
        #expect(parsed.diagnostics.map(\.message) == ["more than 64 lines begin with `%`"])
    }

    @Test(arguments: [
        "a: b: ", "!", "&a ", "*a ", "# x\n", "'", "\"\\", "|\n ", "--- ", "...\n", ",", "}", "a\n", " \n", "\t", ": ",
        "%", "? a\n", "@", "\"a\" ", "\r", "é", "a: |\n", "- >\n\n", "{a,", "[a: b,", "''", "x\n\n", "!!str ", "a:\n- ",
    ])
    func aLongRunOfAnythingEndsSoon(piece: String) {
        let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
        #expect(CPUTime.seconds { _ = Parsed(text) } < 10)
    }
}

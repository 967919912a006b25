import Canonical
import DefenderAPI
import TestRandom
import Testing

struct ValueTests {
    @Test(arguments: [
        ("203.0.113.9", true), ("0.0.0.0", true), ("256.1.1.1", false), ("1.2.3", false), ("01.2.3.4", false),
        ("10.0.0.0/8", false), ("::", true), ("::1", true), ("2001:db8::7", true), ("1:2:3:4:5:6:7:8", true),
        ("1:2:3:4:5:6:7", false), ("1::2::3", false), ("::ffff:198.51.100.1", true), ("::ffff:198.51.100.300", false),
        ("12345::", false), ("fe80::1%eth0", false), ("", false), (":", false), ("1:2:3:4:5:6:7:8::", false),
    ])
    func addressesAreCheckedByShape(text: String, isAddress: Bool) { #expect((IPText(text) != nil) == isAddress) }

    @Test(arguments: [
        ("contoso.example", true), ("_dmarc.contoso.example", true), ("localhost", true), ("10.0.0.1", false), ("a..b", false),
        ("-a.example", false), ("*.example", false), ("https://a.example", false), ("", false), ("a.example.", false),
    ])
    func domainsAreCheckedByShape(text: String, isDomain: Bool) { #expect((DomainText(text) != nil) == isDomain) }

    @Test func hashesAreToldApartByTheirLength() {
        for kind in FileHash.Kind.allCases {
            #expect(FileHash(String(repeating: "A", count: kind.digits))?.kind == kind)
            #expect(FileHash(String(repeating: "a", count: kind.digits - 1)) == nil)
            #expect(FileHash(String(repeating: "g", count: kind.digits)) == nil)
        }
    }

    @Test func indicatorsAreCheckedByTheirType() {
        #expect(IndicatorValue("198.51.100.0/24", kind: .ipAddress) == nil)
        #expect(IndicatorValue("https://evil.example/x?y", kind: .url) != nil)
        #expect(IndicatorValue("https:///x", kind: .url) == nil)
        #expect(IndicatorValue("EVIL.example", kind: .domainName)?.description == "evil.example")
        let value = IndicatorValue("evil.example", kind: .domainName)
        #expect(value.flatMap { IndicatorDraft($0, action: "AlertAndBlock", title: "", description: "", generatesAlert: true) } == nil)
        #expect(value.flatMap { IndicatorDraft($0, action: "Audit", title: "", description: "", generatesAlert: false) } == nil)
    }

    @Test func aDeterminationNeedsTheClassificationThatTakesIt() {
        #expect(AlertUpdate() == nil)
        #expect(AlertUpdate(determination: "Malware") == nil)
        #expect(AlertUpdate(classification: "FalsePositive", determination: "Malware") == nil)
        #expect(AlertUpdate(classification: "TruePositive", determination: "Malware") != nil)
        #expect(AlertUpdate(status: "Unknown") == nil)
    }

    @Test func liveResponseHasOneOrder() throws {
        let script = try #require(LibraryFileName("a.ps1"))
        #expect(LibraryFileName("../a") == nil)
        #expect(LiveResponseStep.areInOrder([.putFile(name: script), .runScript(name: script, arguments: nil), .getFile(path: "x")]))
        #expect(!LiveResponseStep.areInOrder([.getFile(path: "x"), .putFile(name: script)]))
    }

    /// Whatever stands in a parameter comes back from the path, and nothing else does.
    @Test(arguments: 0..<200) func pathsGiveBackWhatWasPutIn(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let template = Endpoint.findMachineByIpLegacy.template
        var values: [String: String] = [:]
        for hole in template.holes {
            let text = random.hostileText().filter { $0 != " " }
            values[hole] = hole == "ip" ? text : String(text.filter { $0.isLetter && $0.isASCII })
        }
        let segments = try template.path(values).split(separator: "/").map {
            try #require(PercentDecoding.decode($0, plusIsBlank: false))
        }
        #expect(template.match(segments) == values)
    }

    @Test func argumentsComeInAnyOrderAndCase() {
        let template = Endpoint.findMachinesByIp.template
        let path = ["API", "Machines", "FindByIP(timestamp=2026-06-30T08:44:05Z, IP='10.0.0.1')"]
        #expect(template.match(path) == ["ip": "10.0.0.1", "timestamp": "2026-06-30T08:44:05Z"])
        #expect(template.match(["api", "machines", "findbyip(ip=10.0.0.1,timestamp=x)"]) == nil)
        #expect(template.match(["api", "machines", "findbyip(ip='10.0.0.1')"]) == nil)
    }

    @Test func hostileTextsStayInsideTheirKQLLiteral() {
        #expect(KQLLiteral.string("a\"; drop \\ \n").text == #""a\"; drop \\ \u000a""#)
        #expect(KQLLiteral.list([.integer(1), .boolean(true)]).text == "long(1), true")
        #expect(KQLLiteral.list([]).text == "dynamic([])")
        #expect(KQLLiteral.duration(.seconds(-90)).text == "totimespan(-900000000 * 1tick)")
        #expect(KQLLiteral.timestamp(Sample.time).text == "datetime(2026-06-30T08:44:05.0000000Z)")
    }

    /// Whatever a text holds, its literal is one string of the query, and that string is the text.
    @Test func anyTextIsOneLiteralOfKQL() throws {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "\"", "'", "\\", "\\\"", "\n", "\r", "//", "|", ";", "```", "@\"", "h'", "${", "\u{2028}", "\u{1F600}", "\0", "é", "a", " ",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            let literal = KQLLiteral.string(text).text
            let (read, rest) = try #require(Self.readString(Array(literal.unicodeScalars)), "\(literal)")
            #expect(Array(read.utf8) == Array(text.utf8) && rest == 0, "\(literal)")
            #expect(literal.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
        }
    }

    /// A quoted string as Kusto reads it, and how much is left behind it; nil if it does not end.
    private static func readString(_ text: [Unicode.Scalar]) -> (String, rest: Int)? {
        guard text.first == "\"" else { return nil }
        var units: [UInt16] = []
        var index = 1
        while index < text.count, text[index] != "\"" {
            guard text[index] == "\\" else {
                units.append(UInt16(text[index].value))
                index += 1
                continue
            }
            guard index + 1 < text.count else { return nil }
            let isCode = text[index + 1] == "u"
            let digits = isCode ? String(String.UnicodeScalarView(text[(index + 2)...].prefix(4))) : ""
            units.append(isCode ? UInt16(digits, radix: 16) ?? 0 : UInt16(text[index + 1].value))
            index += isCode ? 6 : 2
        }
        return index < text.count ? (String(decoding: units, as: UTF16.self), text.count - index - 1) : nil
    }

    @Test(arguments: [
        #"{"Schema":[{"Name":"a","Type":"Long"},{"Name":"b","Type":"String"}],"Results":[{"b":"x","a":1},{"a":2}]}"#,
        #"{"@odata.context":"x","schema":[{"name":"a","type":"Long"},{"name":"b","type":"String"}],"results":[{"a":1,"b":"x"},{"a":2}]}"#,
    ])
    func bothServicesResultsAreRead(body: String) throws {
        let result = try Query.hunting("x").decode(Array(body.utf8))
        #expect(result.columns.map(\.name) == ["a", "b"])
        #expect(result.rows == [[1, "x"], [2, .null]])
    }

    @Test func aPathOfTheCatalogueIsAQuery() {
        #expect(Query.get("/api/alerts/x/files?$top=3")?.endpoint == .listAlertFiles)
        #expect(Query.get("/api/machines/findbytag?tag=a%20b")?.request.target == "/api/machines/findbytag?tag=a%20b")
        #expect(Query.get("/api/machines/x/isolate") == nil)
        #expect(Query.get("/api/indicators/import") == nil)
        #expect(Query.get("/api/nothing") == nil)
    }
}

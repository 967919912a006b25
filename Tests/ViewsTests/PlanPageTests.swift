import ActionKit
import Canonical
import DefenderAPI
import Foundation
import FoundationXML
import Planning
import Playbooks
import TestKit
import TestRandom
import Testing
import Views

/// A reviewed plan as pages.
struct PlanPageTests {
    @Test func theMarkdown() throws { try Golden.expect(PlanMarkdown.render(Case.view), in: "plan.md") }
    @Test func theHTML() throws { try Golden.expect(PlanHTML.render(Case.view, graph: Case.graph), in: "plan.html") }
    @Test func theText() throws { try Golden.expect(PlanText.render(Case.view, isColoured: false), in: "plan.txt") }

    @Test func equalFactsGiveEqualPages() {
        #expect(PlanMarkdown.render(Case.view(of: Case.scenario)) == PlanMarkdown.render(Case.view))
        #expect(PlanHTML.render(Case.view(of: Case.scenario), graph: Case.graph) == PlanHTML.render(Case.view, graph: Case.graph))
    }

    /// The browser lets only the style act whose digest the page names.
    @Test func theStyleHasTheDigestOfThePolicy() {
        let digest = "sha256-" + Data(Canonical.Digest(of: Array(PageStyle.text.utf8)).bytes).base64EncodedString()
        #expect(PageStyle.digest == digest)
    }

    @Test func aPlanWithoutMatchesSaysSo() {
        var scenario = Case.scenario
        scenario.alerts = []
        let page = PlanMarkdown.render(Case.view(of: scenario))
        #expect(page.contains("nothing is done"))
        #expect(!page.contains("## "))
    }

    @Test func aGapAndAMissingPolicyAreSaidFirst() {
        var scenario = Case.scenario
        scenario.gap = "a page was <lost>"
        scenario.policy = Projects.policy("none")
        let view = Case.view(of: scenario)
        #expect(PlanMarkdown.render(view).contains("> **Incomplete, so cordon apply will refuse it:** a page was `<lost>`"))
        #expect(PlanHTML.render(view, graph: Case.graph).contains("<bdi>a page was &lt;lost&gt;</bdi>"))
        #expect(PlanMarkdown.render(view).contains("> **There is no policy"))
    }

    /// Runs about no device stand under what they are about, each under its own.
    @Test func runsAboutNoDeviceStandUnderTheirSubject() {
        var scenario = Scenario(
            """
            playbook: incidents
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: incident } }
            steps: [{ tag_device: { add: [seen] }, device: "alerts[0].device" }]
            """)
        scenario.alerts = [7, 8].map { (number: Int64) in Sample.alert("al-\(number)", ["incidentId": .integer(number)]) }
        let headings = PlanMarkdown.render(Case.view(of: scenario)).split(separator: "\n").filter { $0.hasPrefix("### ") }
        #expect(headings.count == 2)
        #expect(zip(headings, ["incident:7", "incident:8"]).allSatisfy { $0.contains($1) }, "\(headings)")
    }

    /// An indicator has no opposite, and of some steps there is something to put back: each says what holds for it.
    @Test func aStepOfAnIndicatorSaysWhatAnUndoPutsBack() throws {
        var scenario = Scenario(
            """
            playbook: block
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - remove_indicator: { id: 4711 }
              - add_indicator: { type: DomainName, value: old.example, action: Block, title: t, description: d, expires: 1d, replace: true }
              - add_indicator: { type: DomainName, value: new.example, action: Block, title: t, description: d, expires: 1d }
            """)
        scenario.indicators = try ["4711": "gone.example", "4712": "old.example"].map { id, value in
            try Indicator(
                decoding: ["id": .string(id), "indicatorValue": .string(value), "indicatorType": "DomainName", "action": "Audit"])
        }
        let page = PlanMarkdown.render(Case.view(of: scenario))
        let said = page.split(separator: "\n").filter { $0.contains("cordon undo") || $0.contains("Nothing takes this back") }
        #expect(
            said == [
                "   - `cordon undo` stores it again.",
                "   - `cordon undo` puts back what it replaced; a new indicator stays until it expires.",
                "   - **Nothing takes this back.**",
            ], "\(page)")
    }

    @Test func whatHasNoRoomInACommentIsCounted() {
        var scenario = Case.scenario
        scenario.alerts = (1...60).map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        scenario.machines = (1...60).map { Sample.machine($0) }
        let view = Case.view(of: scenario)
        let page = PlanMarkdown.render(view)
        #expect(page.utf8.count < 65_536)
        #expect(page.contains("more devices with"))
        #expect(PlanHTML.render(view, graph: Case.graph).contains("pc60.contoso.example"))
    }

    // MARK: The estimate

    /// 100 calls a minute and 1,500 an hour, of which the reads take their part; live response 10 a minute.
    @Test(arguments: [
        ("tag_device: { add: [a] }", 20, 0), ("tag_device: { add: [a] }", 33, 0), ("tag_device: { add: [a] }", 34, 60),
        ("run_live_response: { commands: [{ get: a }] }", 10, 0), ("run_live_response: { commands: [{ get: a }] }", 11, 60),
        ("start_investigation: {}", 50, 0), ("start_investigation: {}", 51, 3660),
    ])
    func theEstimateFollowsTheDocumentedLimits(step: String, devices: Int, seconds: Int64) {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps: [ { \(step) } ]
            """)
        scenario.alerts = (1...devices).map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        scenario.machines = (1...devices).map { Sample.machine($0) }
        let view = Case.view(of: scenario)
        let estimate = view["estimate"]
        #expect(estimate?["writes"]?.integerValue == Int64(devices))
        #expect(estimate?["seconds"]?.integerValue == seconds, "\(estimate?.canonicalText ?? "")")
    }

    // MARK: Hostile alerts

    @Test func whatAnAlertSaysIsDataInHTML() throws {
        var numbers = SeededGenerator(seed: 11)
        let texts = Hostile.texts + (0..<20).map { _ in Hostile.random(&numbers) }
        let page = PlanHTML.render(Case.view(of: HostileTenant.scenario(texts)), graph: Case.graph)
        let reader = HTMLReader()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.debugDescription)")
        #expect(reader.elements.isSubset(of: HTMLReader.ours), "\(reader.elements.subtracting(HTMLReader.ours))")
        #expect(reader.attributes.isSubset(of: HTMLReader.ourAttributes), "\(reader.attributes.subtracting(HTMLReader.ourAttributes))")
        for text in texts { #expect(reader.isolated.contains(HostileTenant.shown(text)), "\(text.debugDescription) is not shown") }
        #expect(!page.unicodeScalars.contains { HTMLReader.acting.contains($0) })
    }
}

/// What a page consists of, as a parser of XML reads it.
private final class HTMLReader: NSObject, XMLParserDelegate {
    static let ours: Set = [
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "code", "bdi", "pre",
        "details",
        "summary", "div", "svg", "rect", "path", "text", "circle",
    ]
    static let ourAttributes: Set = [
        "lang", "charset", "http-equiv", "content", "name", "class", "xmlns", "width", "height", "viewBox", "font-family", "font-size",
        "fill",
        "stroke", "stroke-width", "stroke-dasharray", "d", "x", "y", "rx", "cx", "cy", "r", "text-anchor", "font-weight",
    ]
    /// Characters that act on their own wherever they stand.
    static let acting: Set<Unicode.Scalar> = [
        "\u{1b}", "\u{9b}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}", "\u{0}", "\u{2028}", "\r",
    ]

    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    /// The texts that stand by themselves.
    private(set) var isolated: Set<String> = []
    private var open: String?

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        elements.insert(name)
        self.attributes.formUnion(attributes.keys)
        if name == "bdi" { open = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open? += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard name == "bdi", let text = open else { return }
        isolated.insert(text)
        open = nil
    }
}

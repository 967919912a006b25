import Canonical
import Foundation
import FoundationXML
import Playbooks
import TestKit
import Testing
import Views

/// Pictures of the rule graph.
struct GraphTests {
    private static let sharing = Scenario(
        """
        playbook: contain
        mode: enforce
        trigger:
          alerts: { where: 'alert.severity == "High" && alert.title != "<&\\"`;"', lookback: 24h, per: device }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: why }
          - tag_device: { add: [contained] }
        """,
        """
        playbook: look
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 7d } }
        steps: [ { collect_investigation_package: {} } ]
        """,
        policy: "  protect: [ { name: servers, where: 'device.osPlatform.startsWith(\"WindowsServer\")', deny: [isolate_device] } ]")

    private static let view = GraphView(sharing.graph, sharing.policy).json

    @Test func predicatesAreSharedAndGuardsNamed() throws {
        let picture = try #require(Self.view["nodes"]?.arrayValue)
        func labels(_ kind: String) -> [String] {
            picture.filter { $0["kind"]?.stringValue == kind }.compactMap { $0["label"]?.stringValue }
        }
        #expect(labels("predicate") == [#"alert.severity == "High""#, #"alert.title != "<&\"`;""#])
        #expect(labels("playbook") == ["contain", "look"])
        #expect(labels("step") == ["isolate", "tag_device", "collect_investigation_package"])
        #expect(labels("guard") == ["servers"])
        let all = try #require(Self.view["edges"]?.arrayValue)
        func edges(_ kind: String) -> [String] {
            all.filter { $0["kind"]?.stringValue == kind }
                .map { "\($0["from"]?.stringValue ?? "") \($0["to"]?.stringValue ?? "")" }
        }
        #expect(edges("matches") == ["predicate0 playbook:contain", "predicate1 playbook:contain", "predicate0 playbook:look"])
        #expect(edges("guards") == ["guard0 playbook:contain/isolate"])
        #expect(edges("then") == ["playbook:contain/isolate playbook:contain/tag_device"])
        #expect(picture.first { $0["label"] == "isolate" }?["undo"]?["action"] == "release_device")
    }

    @Test func mermaidQuotesWhatItWouldRead() {
        let text = GraphMermaid.render(Self.view)
        #expect(text.hasPrefix("flowchart LR\n"))
        #expect(text.contains(##"(["alert.title != #34;#60;#38;\#34;#96;#59;#34;"])"##), "\(text)")
        #expect(text.contains("-. guards .->"))
        #expect(text.contains("undo: release_device"))
    }

    @Test func dotQuotesWhatItWouldRead() {
        let text = GraphDOT.render(Self.view)
        #expect(text.contains(#"[label="alert.title != \"<&\\\"`;\"", shape=ellipse]"#), "\(text)")
        #expect(text.hasSuffix("}\n"))
    }

    @Test func theSVGIsXMLWithEveryLabelInsideThePicture() throws {
        let text = GraphSVG.render(Self.view)
        let reader = SVGReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.debugDescription)")
        for label in ["contain", "look", "isolate", #"alert.title != "<&\"`;""#, "↺ release_device"] {
            #expect(reader.texts.contains(label), "\(label) is not in \(reader.texts)")
        }
        #expect(reader.texts.contains { $0.hasPrefix("servers: device.osPlatform.startsWith") })
        #expect(reader.rightmost <= reader.width)
        #expect(reader.lowest <= reader.height)
    }
}

/// The texts and boxes of an SVG picture.
private final class SVGReader: NSObject, XMLParserDelegate {
    private(set) var texts: [String] = []
    private(set) var width = 0
    private(set) var height = 0
    private(set) var rightmost = 0
    private(set) var lowest = 0
    private var isInText = false

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        func number(_ key: String) -> Int { attributes[key].flatMap { Int($0) } ?? 0 }
        switch name {
        case "svg": (width, height) = (number("width"), number("height"))
        case "rect": (rightmost, lowest) = (max(rightmost, number("x") + number("width")), max(lowest, number("y") + number("height")))
        case "text":
            isInText = true
            texts.append("")
            lowest = max(lowest, number("y"))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isInText { texts[texts.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "text" { isInText = false }
    }
}

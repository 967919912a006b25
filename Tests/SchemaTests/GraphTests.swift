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
        when: 'device.computerDnsName != "%%{init: {}}%%"'
        steps: [ { collect_investigation_package: {} } ]
        """,
        policy: "  protect: [ { name: servers, where: 'device.osPlatform.startsWith(\"WindowsServer\")', deny: [isolate_device] } ]")

    private static let view = GraphView(sharing.graph, sharing.policy).json

    @Test func predicatesAreSharedAndGuardsNamed() throws {
        let picture = try #require(Self.view["nodes"]?.arrayValue)
        func labels(_ kind: String) -> [String] {
            picture.filter { $0["kind"]?.stringValue == kind }.compactMap { $0["label"]?.stringValue }
        }
        #expect(
            labels("predicate") == [
                #"alert.severity == "High""#, #"alert.title != "<&\"`;""#, #"device.computerDnsName != "%%{init: {}}%%""#,
            ])
        #expect(labels("playbook") == ["contain", "look"])
        #expect(labels("step") == ["isolate", "tag_device", "collect_investigation_package"])
        #expect(labels("guard") == ["servers"])
        let all = try #require(Self.view["edges"]?.arrayValue)
        func edges(_ kind: String) -> [String] {
            all.filter { $0["kind"]?.stringValue == kind }
                .map { "\($0["from"]?.stringValue ?? "") \($0["to"]?.stringValue ?? "")" }
        }
        #expect(
            edges("matches") == [
                "predicate0 playbook:contain", "predicate1 playbook:contain", "predicate0 playbook:look", "predicate2 playbook:look",
            ])
        #expect(edges("guards") == ["guard0 playbook:contain/isolate"])
        #expect(edges("then") == ["playbook:contain/isolate playbook:contain/tag_device"])
        #expect(picture.first { $0["label"] == "isolate" }?["undo"]?["action"] == "release_device")
    }

    @Test func mermaidQuotesWhatItWouldRead() {
        let text = GraphMermaid.render(Self.view)
        #expect(text.hasPrefix("flowchart LR\n"))
        #expect(text.contains(##"(["alert.title != #34;#60;#38;\#34;#96;#59;#34;"])"##), "\(text)")
        #expect(!text.contains("%%{"), "a directive acts inside texts too")
        #expect(text.contains("-. guards .->"))
        #expect(text.contains("undo: release_device"))
    }

    @Test func dotQuotesWhatItWouldRead() {
        let text = GraphDOT.render(Self.view)
        #expect(text.contains(#"[label="alert.title != \"<&\\\"`;\"", shape=ellipse]"#), "\(text)")
        #expect(text.hasSuffix("}\n"))
    }

    @Test func aSharedConditionStandsOnceWithALetterAtEachPlaybook() throws {
        let reader = try SVGReader.read(GraphSVG.render(Self.view))
        #expect(reader.texts.count { $0 == #"alert.severity == "High""# } == 1)
        #expect(reader.texts.count { $0 == "A" } == 3, "beside its text and at both playbooks")
        #expect(reader.texts.count { $0 == #"alert.title != "<&\"`;""# } == 1)
        #expect(!reader.texts.contains("B"), "what one playbook has needs no letter")
    }

    @Test func noLineOfTheSVGRunsThroughTheRowsOfOthers() throws {
        let reader = try SVGReader.read(GraphSVG.render(Self.view))
        #expect(reader.lines.count == 7)
        let rows = ["contain", "look"].map { name in reader.places[name] ?? 0 }
        for line in reader.lines { #expect(rows.count { line.contains($0) } <= 1, "\(line) crosses \(rows)") }
    }

    /// A need over more than one column passes below the boxes between its ends.
    @Test func noLineOfTheSVGRunsBehindAStep() throws {
        let scenario = Scenario(
            """
            playbook: skip
            trigger: { alerts: { where: 'true', lookback: 1d } }
            steps:
              - { id: first, tag_device: { add: [a] } }
              - { id: second, needs: [first], tag_device: { add: [b] } }
              - { id: third, needs: [first, second], tag_device: { add: [c] } }
            """)
        let reader = try SVGReader.read(GraphSVG.render(GraphView(scenario.graph, scenario.policy).json))
        let lane = try #require(reader.lanes.first)
        #expect(reader.lanes.count == 1)
        #expect(reader.boxes.filter { $0.upperBound < reader.height }.allSatisfy { $0.upperBound < lane }, "\(lane) in \(reader.boxes)")
        #expect(lane < reader.height)
    }

    @Test func theSVGIsXMLWithEveryLabelInsideThePicture() throws {
        let reader = try SVGReader.read(GraphSVG.render(Self.view))
        for label in ["contain", "look", "isolate", #"alert.title != "<&\"`;""#, "↺ release_device"] {
            #expect(reader.texts.contains(label), "\(label) is not in \(reader.texts)")
        }
        #expect(reader.texts.contains { $0.hasPrefix("servers: device.osPlatform.startsWith") })
        #expect(reader.rightmost <= reader.width)
        #expect(reader.lowest <= reader.height)
    }
}

/// The texts, boxes and lines of an SVG picture.
private final class SVGReader: NSObject, XMLParserDelegate {
    private(set) var texts: [String] = []
    /// Where each text stands, downwards.
    private(set) var places: [String: Int] = [:]
    /// From which height to which each line leads.
    private(set) var lines: [ClosedRange<Int>] = []
    /// The heights at which lines pass below boxes.
    private(set) var lanes: [Int] = []
    /// From which height to which each box leads.
    private(set) var boxes: [ClosedRange<Int>] = []
    private(set) var width = 0
    private(set) var height = 0
    private(set) var rightmost = 0
    private(set) var lowest = 0
    private var isInText = false
    private var place = 0

    static func read(_ text: String) throws -> SVGReader {
        let reader = SVGReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(parser.parserError.debugDescription)")
        return reader
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        func number(_ key: String) -> Int { attributes[key].flatMap { Int($0) } ?? 0 }
        switch name {
        case "svg": (width, height) = (number("width"), number("height"))
        case "rect":
            (rightmost, lowest) = (max(rightmost, number("x") + number("width")), max(lowest, number("y") + number("height")))
            boxes.append(number("y")...number("y") + number("height"))
        case "text":
            isInText = true
            texts.append("")
            place = number("y")
            lowest = max(lowest, number("y"))
        case "path":
            // M x y C …, x y
            let words = (attributes["d"] ?? "").split(separator: " ")
            guard let from = Int(words[2]), let to = words.last.flatMap({ Int($0) }) else { return }
            lines.append(min(from, to)...max(from, to))
            if let along = words.firstIndex(of: "H"), let lane = Int(words[along - 1]) { lanes.append(lane) }
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isInText { texts[texts.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard name == "text" else { return }
        isInText = false
        places[texts[texts.count - 1]] = place
    }
}

import Canonical
import DefenderAPI
import Foundation
import Planning
import TestKit
import Testing
import Views

/// On what terms a step is done, which all forms of a plan tell.
struct StepTermsTests {
    static let playbook = """
        playbook: outbreak
        mode: enforce
        trigger: { manual: { inputs: { devices: list(device) } } }
        steps:
          - { id: spread, for_each: inputs.devices, as: d, device: d, tag_device: { add: [seen] }, waves: { of: 1, stop_above: 10% } }
          - id: block
            needs: []
            add_indicator: { type: DomainName, value: evil.example, action: Block, title: t, description: d, expires: 1d }
            retry: { times: 3, wait: 30s }
          - { id: last, needs: [spread, block], device: "inputs.devices[0]", tag_device: { add: [last] }, retry: 1 }
          - id: hold
            device: "inputs.devices[0]"
            isolate_device: { type: Full, comment: x }
            on_failure: continue
            undo_after: { after: 8h, when: "device(inputs.devices[0].id).riskScore != 'High'", otherwise: keep }
          - { id: late, assert: 'steps.block.outcome == "done"', on_failure: undo }
        """

    static let view = {
        var scenario = Scenario(playbook)
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        scenario.scope = PlanScope(playbook: "outbreak", inputs: ["devices": #"["\#(Sample.machine(1).id)","\#(Sample.machine(2).id)"]"#])
        return Case.view(of: scenario)
    }()

    /// The lines of each step, by its id; those of the items of a `for_each` by the place of the item.
    private static func lines(_ text: String) -> [String: String] {
        var lines: [String: String] = [:]
        var step = ""
        for line in text.components(separatedBy: "\n") where line.hasPrefix("  ") {
            if !line.hasPrefix("      ") {
                let colon = line.firstIndex(of: ":")
                step = line[..<(colon ?? line.startIndex)].split(separator: " ").last.map(String.init) ?? ""
            }
            lines[step, default: ""] += line + "\n"
        }
        return lines
    }

    @Test func theTextSaysThem() {
        let steps = Self.lines(PlanText.render(Self.view, isColoured: false))
        #expect(steps["spread[0]"]?.contains("      in waves of 1, stopping above 10%\n") == true, "\(steps)")
        #expect(steps["spread[1]"]?.contains("      in waves of 1, stopping above 10%\n") == true, "\(steps)")
        #expect(steps["block"]?.contains("      needs: no other step\n      tried again up to 3 times, every 30s\n") == true, "\(steps)")
        #expect(steps["last"]?.contains("      needs: spread, block\n") == true, "\(steps)")
        #expect(steps["last"]?.contains("      tried again once, after 1m\n") == true, "\(steps)")
    }

    /// What stays, and what a failure does, stands in the text as it does in the pages.
    @Test func textAndPagesSayTheSameOfWhatFollows() {
        let steps = Self.lines(PlanText.render(Self.view, isColoured: false))
        let page = PlanMarkdown.render(Self.view)
        #expect(steps["block"]?.contains("      nothing takes it back\n") == true && page.contains("**Nothing takes this back.**"))
        #expect(steps["hold"]?.contains("      if it fails, the run goes on\n") == true, "\(steps)")
        #expect(page.contains("- If it fails, the run goes on.\n"), "\(page)")
        #expect(steps["late"]?.contains("      if it fails, the run stops and takes back what it did\n") == true, "\(steps)")
        #expect(page.contains("- If it fails, the run stops and takes back what it did.\n"), "\(page)")
        #expect(steps["last"]?.contains("if it fails") == false && steps["last"]?.contains("nothing takes") == false, "\(steps)")
        #expect(steps["hold"]?.contains("!= 'High'. If not, it stays.\n") == true && page.contains(". If not, it stays.\n"), "\(steps)")
    }

    /// An indicator that was there before is put back: then something takes the step back, though no action is its opposite.
    @Test func whatIsPutBackIsNotLasting() throws {
        var scenario = Scenario(Self.playbook)
        scenario.machines = [Sample.machine(1)]
        scenario.indicators = [
            try Indicator(decoding: [
                "id": "4711", "indicatorValue": "evil.example", "indicatorType": "DomainName", "action": "Block", "title": "t",
                "description": "d", "generateAlert": false, "externalId": "cordon:x", "expirationTime": "2026-07-01T13:00:00Z",
            ])
        ]
        scenario.scope = PlanScope(playbook: "outbreak", inputs: ["devices": Sample.machine(1).id])
        let view = Case.view(of: scenario)
        #expect(!PlanText.render(view, isColoured: false).contains("nothing takes it back"))
        let page = PlanMarkdown.render(view)
        #expect(!page.contains("Nothing takes this back") && page.contains("`cordon undo` puts back what it replaced"), "\(page)")
    }

    @Test func thePagesSayThem() {
        let page = PlanMarkdown.render(Self.view)
        let waves = "It is done in waves of 1; no further one begins once more than 10% of the items have failed."
        #expect(page.contains("- \(waves)\n"), "\(page)")
        #expect(page.contains("- It waits for no other step.\n   - If it fails, it is tried again up to 3 times, every 30s.\n"), "\(page)")
        #expect(page.contains("- It begins when these steps have ended: `spread`, `block`.\n"), "\(page)")
        let html = PlanHTML.render(Self.view, graph: Case.graph)
        #expect(html.contains("<li>If it fails, it is tried again once, after 1m.</li>"))
    }

    @Test func programsGetThem() {
        let steps = Self.view["runs"]?.arrayValue?.first?["steps"]?.arrayValue
        #expect(steps?.map { $0["needs"] } == [.null, .null, [], ["spread", "block"], ["last"], ["hold"]], "\(steps ?? [])")
        #expect(steps?.map { $0["waves"] ?? .null }.prefix(3) == [["of": 1, "stopAbove": "10%"], ["of": 1, "stopAbove": "10%"], .null])
        #expect(steps?.map { $0["retry"] ?? .null }[2..<4] == [["times": 3, "wait": "30s"], ["times": 1, "wait": "1m"]])
    }

    /// Where every step waits for the one before, nothing is said of it.
    @Test func theOrderOfTheFileIsNoGraph() {
        let runs = Case.view["runs"]?.arrayValue?.filter { $0["playbook"] == "take-up" } ?? []
        #expect(!runs.isEmpty && runs.flatMap { $0["steps"]?.arrayValue ?? [] }.allSatisfy { $0["needs"] == .null })
    }
}

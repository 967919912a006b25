import Canonical
import Foundation
import TestRandom
import Testing

/// What attackers write into alerts, through every sink of the binary: it comes out as what it is, or harmless, and acts nowhere.
@Suite(.serialized)
struct HostileAlertTests {
    /// What would act in a terminal or reorder what stands around it.
    private static let acting: Set<Unicode.Scalar> = [
        "\u{1b}", "\u{9b}", "\u{7}", "\u{0}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{200b}", "\u{feff}", "\u{85}", "\u{2028}", "\u{ad}",
        "\r",
        "\u{e0041}",
    ]
    private static let texts = Hostile.texts.filter { !$0.isEmpty }

    /// One alert for each text, all on one device but for the first two, whose devices are named and tagged by a text as well.
    private static let world: String = {
        func text(_ value: String) -> String {
            // The YAML of a world takes JSON's escapes; what YAML does not take raw is escaped.
            let units = value.utf16.map { unit in
                "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
            }
            return "\"\(value.unicodeScalars.allSatisfy { $0.value < 0x10000 } ? units.joined() : value)\""
        }
        let devices = [World.first, World.second].enumerated().map { number, id in
            "  - { id: \"\(id)\", computerDnsName: \(text(texts[number * 20])), osPlatform: Windows11, onboardingStatus: Onboarded, machineTags: [\(text(texts[number + 3]))] }"
        }
        let alerts = texts.enumerated().map { number, title in
            """
              - { id: "da637000000000000\(100 + number)_1", machineId: "\(number == 0 ? World.first : World.second)", title: \(text(title)), \
            assignedTo: \(text(title)), threatName: \(text(title)), severity: High, category: Malware, status: New, \
            alertCreationTime: -1h, lastUpdateTime: -1h }
            """
        }
        return "devices:\n\(devices.joined(separator: "\n"))\nalerts:\n\(alerts.joined(separator: "\n"))\n"
    }()

    private static let playbook = """
        playbook: act
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High" && alert.assignedTo != "x'' or 1 eq 1"', lookback: 24h } }
        steps:
          - update_alert: { comment: "${alert.title}" }
          - tag_device: { add: ["t-${alert.title}"] }
            on_failure: continue
          - if: alert.title.contains("KQL") || alert.title.contains("DeviceInfo")
            isolate_device: { type: Full, comment: "on ${device.computerDnsName}: ${alert.title}" }
            on_failure: continue
        """

    private static func open(_ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            for name in try FileManager.default.contentsOfDirectory(atPath: lab.path("playbooks").path) {
                try lab.remove("playbooks/\(name)")
            }
            try lab.write(playbook, to: "playbooks/act.yaml")
            try await body(lab)
        }
    }

    @Test func noFormOfAPlanLetsThemAct() async throws {
        try await Self.open { lab in
            for format in ["human", "json", "markdown", "html"] {
                let plan = try await lab.cordon("plan", "--format", format, "--color", "never")
                #expect(plan.code == 0, "\(plan.text.prefix(300))")
                #expect(!plan.text.unicodeScalars.contains { Self.acting.contains($0) }, "\(format)")
                if format == "json" { try Self.holdsAllTitles(plan.standardOutput) }
                if format == "html" { #expect(!plan.standardOutput.contains("<script") && !plan.standardOutput.contains("<img")) }
            }
        }
    }

    private static func holdsAllTitles(_ text: String) throws {
        let review = try JSONValue(parsing: Array(text.utf8))
        let runs = review["runs"]?.arrayValue ?? []
        let titles = Set(
            runs.flatMap { $0["why"]?["alerts"]?.arrayValue ?? [] }.compactMap { $0["title"]?.stringValue.map { Array($0.unicodeScalars) } }
        )
        for text in texts where text.unicodeScalars.allSatisfy({ $0.value < 0x10000 }) {
            #expect(titles.contains(Array(text.unicodeScalars)), "\(text.debugDescription)")
        }
    }

    @Test func renderersOfMarkdownShowThem() async throws {
        try await Self.open { lab in
            let plan = try await lab.cordon("plan", "--format", "markdown")
            try lab.write(plan.standardOutput, to: "plan.md")
            // As a page shows them: what acts is an escape. A comment has room for the first device only.
            let shown = Self.texts.prefix(1).filter { text in text.utf8.allSatisfy { (0x21...0x7E).contains($0) || $0 == 0x20 } }
            try lab.write(JSONValue.array(shown.map { .string($0) }).canonicalText, to: "texts.json")
            guard let outcome = try await PeerScript.run("render_plan.py", [lab.path("plan.md").path, lab.path("texts.json").path]) else {
                return
            }
            #expect(outcome.code == 0, "\(outcome.text)")
        }
    }

    @Test func theReportAndTheLogKeepThemAsData() async throws {
        try await Self.open { lab in
            let run = try await lab.cordon("run", "--yes", "--color", "never")
            let shown = [
                run, try await lab.cordon("audit", "log", "--last", "500"),
                try await lab.cordon("run", "--dry-run", "--again", "--format", "json"), try await lab.cordon("graph"),
                try await lab.cordon("validate", "--format", "sarif"),
            ]
            for (number, outcome) in shown.enumerated() {
                let found = outcome.text.unicodeScalars.filter { Self.acting.contains($0) }
                #expect(
                    found.isEmpty,
                    "command \(number): \(found.map { String($0.value, radix: 16) }) in \(outcome.text.debugDescription.suffix(3_000))")
            }
            let raw = try lab.read(".cordon/audit.jsonl")
            #expect(try await lab.cordon("audit", "log", "--format", "json").standardOutput == raw, "a pipe gets the very bytes")
            #expect(!raw.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
            #expect(try await lab.cordon("audit", "verify").code == 0)
            // What was intended is what the service took, to the byte.
            let log = try await lab.log()
            let done = Set(
                log.filter { $0["kind"] == "receipt" && $0["mode"] == "live" && $0["data"]?["result"] == "done" }.compactMap {
                    $0["data"]?["token"]
                })
            let intents = log.filter { $0["kind"] == "intent" && $0["mode"] == "live" && done.contains($0["data"]?["token"] ?? .null) }
            let journal = try lab.journal()
            #expect(journal == intents.compactMap { $0["data"]?["request"] }.map { Effect($0) })
            #expect(journal.count > Self.texts.count)
        }
    }
}

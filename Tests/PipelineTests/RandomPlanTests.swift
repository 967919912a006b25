import ActionKit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// Random worlds and playbooks: what the simulator did is what was intended, and that is what the plan says, byte for byte and
/// in its order.
struct RandomPlanTests {
    /// A generator whose numbers depend on the seed alone (Knuth's MMIX).
    private struct Numbers {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
    }

    private static let forms = [
        "isolate_device: { type: Full, comment: \"${alert.title}\" }", "release_device: { comment: over }",
        "restrict_app_execution: {}", "remove_app_restriction: {}", "scan_device: { type: Quick }",
        "collect_investigation_package: {}", "tag_device: { add: [a, b], remove: [c] }", "tag_device: { remove: [a] }",
        "set_device_value: { value: High }", "set_device_value: { value: Low }",
        "update_alert: { status: InProgress, comment: \"on ${device.computerDnsName}\" }", "update_alert: { assignedTo: ana }",
        "stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3 }", "run_live_response: { commands: [{ get: a }] }",
        "add_indicator: { type: DomainName, value: \"${alert.id}.example\", action: Block, title: t, description: d, expires: 1d }",
    ]

    private static func playbook(_ number: Int, _ numbers: inout Numbers) -> String {
        let steps = (0...numbers.below(5)).map { index in
            let repetition = numbers.below(4) == 0 ? "for_each: '[\"x\", \"y\"]', as: item, " : ""
            return "  - { id: s\(index), \(repetition)on_failure: \(numbers.pick(["stop", "continue", "undo"])), \(numbers.pick(forms)) }"
        }
        return """
            playbook: random-\(number)
            mode: \(numbers.pick(["enforce", "enforce", "observe"]))
            trigger: { alerts: { where: '\(numbers.pick(["true", "alert.severity == \"High\""]))', lookback: 24h } }
            steps:
            \(steps.joined(separator: "\n"))
            """
    }

    private static func world(_ numbers: inout Numbers) -> String {
        let devices = (1...3).map { number in
            """
              - { id: "\(Sample.machineID(number))", computerDnsName: pc\(number).lab, osPlatform: \(numbers.pick(["Windows11", "macOS"])), \
            onboardingStatus: \(numbers.pick(["Onboarded", "Onboarded", "CanBeOnboarded"])), machineTags: [\(numbers.pick(["a", "c", "a, c", ""]))] }
            """
        }
        let alerts = (1...4).map { number in
            """
              - { id: al-\(number), title: "t \\"quoted\\" \(number)", machineId: "\(Sample.machineID(1 + numbers.below(3)))", \
            severity: \(numbers.pick(["High", "Low"])), status: New, lastUpdateTime: -1h, alertCreationTime: -\(number)h }
            """
        }
        return "devices:\n\(devices.joined(separator: "\n"))\nalerts:\n\(alerts.joined(separator: "\n"))"
    }

    @Test(arguments: 1...40) func whatHappensIsWhatThePlanSays(seed: Int) async throws {
        var numbers = Numbers(state: UInt64(seed))
        let laboratory = try Laboratory(Self.world(&numbers))
        let playbooks = (1...2).map { Self.playbook($0, &numbers) }
        let pipeline = laboratory.pipeline(playbooks)
        let plan = try await pipeline.plan(laboratory.request())
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        let rehearsed = try await laboratory.rehearse(review, by: pipeline)
        #expect(try await laboratory.journal().isEmpty, "a dry run wrote")
        let reports = try await laboratory.execute(review, by: pipeline)
        let live = try laboratory.trail.records().filter { $0["kind"]?.stringValue == "intent" && $0["mode"]?.stringValue == "live" }
        let receipts = try laboratory.trail.records().filter { $0["kind"]?.stringValue == "receipt" && $0["mode"]?.stringValue == "live" }
        let done = Set(receipts.filter { $0["data"]?["result"]?.stringValue == "done" }.compactMap { $0["data"]?["token"]?.stringValue })
        let effects = live.filter { done.contains($0["data"]?["token"]?.stringValue ?? "") }.compactMap { $0["data"]?["request"] }
        #expect(try await laboratory.journal().map(\.request) == effects, "\(playbooks)")
        // What was intended stands in the plan, in its order; only what a failed run takes back stands among the undos.
        var planned = plan.runs.filter { $0.mode == .enforce }.flatMap { $0.steps.flatMap { $0.step?.does ?? [] } }.map(\.request.json)[...]
        for intent in live where intent["data"]?["step"]?.stringValue?.hasSuffix("/undo") == false {
            let request = try #require(intent["data"]?["request"])
            let place = planned.firstIndex(of: request)
            #expect(place != nil, "not in the plan, or out of its order: \(request.canonicalText)")
            planned = planned[(place.map { $0 + 1 } ?? planned.endIndex)...]
        }
        // The dry run shows the same steps.
        #expect(rehearsed.map { $0.steps.map(\.step.id) } == reports.map { $0.steps.map(\.step.id) })
    }
}

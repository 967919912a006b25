import Canonical
import Foundation
import Testing

/// A playbook that runs another one, through the built binary and over real HTTP.
@Suite(.serialized)
struct CallTests {
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, machineTags: [], rbacGroupName: lab }
          - { id: "\(World.second)", computerDnsName: ws2.example, osPlatform: Windows11, onboardingStatus: Onboarded, machineTags: [], rbacGroupName: lab }
        alerts:
          - { id: "\(World.firstAlert)", machineId: "\(World.first)", severity: High, status: New, lastUpdateTime: -1h }
        """

    private static func contain(_ head: String = "mode: enforce") -> String {
        """
        playbook: contain
        \(head)
        trigger: { manual: { inputs: { device: device, tag: { type: string, default: contained } } } }
        let: { text: '"tagged " + inputs.tag' }
        when: inputs.device.onboardingStatus == "Onboarded"
        steps:
          - { device: inputs.device, isolate_device: { type: Full, comment: "${text}" } }
          - { device: inputs.device, tag_device: { add: ["${inputs.tag}"] } }

        """
    }

    private static func spread(_ steps: String) -> String {
        """
        playbook: spread
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        steps:
        \(steps)

        """
    }

    private static let plain = """
          - { id: c, call: { playbook: contain, with: { device: device, tag: "t-${alert.severity}" } } }
          - { if: steps.c.outcome == "done", update_alert: { comment: contained } }
        """

    private static func open(
        _ steps: String, _ called: String = contain(), policy: String = "policy: none", _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(spread(steps), to: "playbooks/spread.yaml")
            try lab.write(called, to: "playbooks/contain.yaml")
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func targets(_ lab: Lab) throws -> [String] {
        try lab.journal().map { effect in
            let path = (effect.path ?? "").replacingOccurrences(of: "/api/machines/", with: "").replacingOccurrences(of: "/api/", with: "")
            return path.replacingOccurrences(of: World.first, with: "one").replacingOccurrences(of: World.second, with: "two")
        }
    }

    private static let alert = "alerts/\(World.firstAlert)"

    @Test func itsStepsArePartOfTheRun() async throws {
        try await Self.open(Self.plain) { lab in
            #expect(try await lab.cordon("validate").code == 0)
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0 && plan.standardOutput.contains("c.isolate_device: "), "\(plan.text)")
            #expect(plan.standardOutput.contains("in contain"), "\(plan.text)")
            #expect(plan.standardOutput.contains("t-High"), "\(plan.text)")
            let dry = try await lab.cordon("run", "--dry-run")
            #expect(dry.code == 0 && dry.standardOutput.contains("rehearsed"), "\(dry.text)")
            #expect(try lab.journal().isEmpty)
            let run = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.targets(lab) == ["one/isolate", "one/tags", Self.alert])
            #expect(try lab.journal()[0].body?.canonicalText.contains("tagged t-High") == true)
            let id = try #require(try await lab.log().first { $0["kind"] == "run" && $0["mode"] == "live" }?["data"]?["run"]?.stringValue)
            let undo = try await lab.cordon("undo", id, "--yes")
            #expect(undo.code == 0 && undo.standardOutput.contains("\(id)/c.isolate_device"), "\(undo.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// What the called playbook says of itself holds.
    @Test(arguments: [
        ("mode: observe", [String](), "is in `mode: observe`"),
        ("mode: enforce\nexpires: 2020-01-01", [], "the playbook contain has expired"),
        ("mode: enforce\nlimits: { max_devices: { count: 1, per: 1h } }", ["one/isolate", "one/tags", alert], "done"),
    ])
    func whatItSaysOfItselfHolds(head: String, effects: [String], reason: String) async throws {
        try await Self.open(Self.plain, Self.contain(head)) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.standardOutput.contains(reason), "\(run.text)")
            #expect(try Self.targets(lab) == effects)
        }
    }

    private static func each(_ waves: String) -> String {
        """
          - { id: c, for_each: '["\(World.first)", "\(World.second)"]', waves: \(waves), call: { playbook: contain, with: { device: item } } }
          - update_alert: { comment: all of them }
        """
    }

    /// A wave starts when the calls of the one before have ended, and not where too many of these have failed.
    @Test(arguments: [
        ("{ of: 1, stop_above: 20% }", World.first, [String]()),
        ("{ of: 1, stop_above: 60% }", World.second, ["one/isolate", "one/tags", alert]),
        ("{ of: 2, stop_above: 20% }", World.first, ["two/isolate", "two/tags"]), ("{ of: 1 }", World.first, []),
    ])
    func aCallGoesInWaves(waves: String, failing device: String, effects: [String]) async throws {
        try await Self.open(Self.each(waves)) { lab in
            #expect(try await lab.cordon("validate").code == 0)
            let fault = #"{"match":{"method":"POST","path":"/api/machines/\#(device)/isolate"},"do":{"status":400}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(try Self.targets(lab) == effects, "\(run.text)")
        }
    }

    /// What must hold when the time of a step is over is asked of what the called playbook was given.
    @Test func theTimeOfACalledStepHasACondition() async throws {
        let called = Self.contain().replacingOccurrences(
            of: "tag_device: { add: [\"${inputs.tag}\"] } }",
            with:
                #"tag_device: { add: ["${inputs.tag}"] }, undo_after: { after: 1s, when: '"go" in inputs.device.machineTags', otherwise: ask } }"#
        )
        try await Self.open(Self.plain, called) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            try await Task.sleep(for: .seconds(1.1))
            let asked = try await lab.cordon("resume")
            #expect(asked.code == 3 && asked.standardOutput.contains("`undo_after.when` is false"), "\(asked.text)")
            try await lab.ask("PATCH", "world/devices/\(World.first)", #"{"machineTags":["go","t-High"]}"#)
            let released = try await lab.cordon("resume")
            #expect(released.code == 0 && released.standardOutput.contains("released"), "\(released.text)")
            #expect(try Self.targets(lab).last == "one/tags")
        }
    }

    /// One call for each item; their outcomes can be read, and a limit of the called playbook makes the whole run wait.
    @Test(arguments: [("", 0), ("\nlimits: { max_devices: { count: 1, per: 1h } }", 3)])
    func itIsCalledForEachItem(limits: String, code: Int32) async throws {
        let steps = """
              - id: seen
                hunt: { query: "DeviceInfo | where MachineGroup == 'lab'", columns: { DeviceId: string } }
              - { id: c, for_each: steps.seen.rows, as: row, call: { playbook: contain, with: { device: row.DeviceId } } }
              - update_alert: { comment: "${steps.c.items.filter(i, i.outcome == 'done').size()} contained" }
            """
        try await Self.open(steps, Self.contain("mode: enforce" + limits)) { lab in
            let configuration = try lab.read("cordon.yaml")
            let made = try await lab.cordon("approve", "keygen", "bob.key", "--format", "json")
            let key = try JSONValue(parsing: Array(made.standardOutput.utf8))["key"]?.stringValue ?? ""
            try lab.write(configuration + "approvers: [ { name: bob, groups: [soc], key: \"\(key)\" } ]\n", to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == code, "\(run.text)")
            guard code == 0 else { return #expect(try Self.targets(lab).isEmpty) }
            #expect(Set(try Self.targets(lab)) == ["one/isolate", "one/tags", "two/isolate", "two/tags", Self.alert])
            #expect(try lab.journal().last?.body?.canonicalText.contains("2 contained") == true)
        }
    }

    /// What is called with what the run alone can tell is planned and judged when it is reached, and gone on with as it was.
    @Test func itsInputsMayHangOnTheRun() async throws {
        let steps = """
              - { id: scan, scan_device: { type: Quick } }
              - id: seen
                if: steps.scan.outcome == "done"
                hunt: { query: "DeviceInfo | where MachineGroup == 'lab' and DeviceName != ${steps.scan.id}", columns: { DeviceId: string } }
              - { id: c, if: steps.seen.outcome == "done", for_each: steps.seen.rows, as: row, call: { playbook: contain, with: { device: row.DeviceId } } }
              - { if: steps.c.outcome == "done", update_alert: { comment: "${steps.c.items.size()} contained" } }
            """
        let policy = "policy:\n  protect: [ { name: second, where: 'device.computerDnsName == \"ws2.example\"', deny: [isolate_device] } ]"
        try await Self.open(steps, policy: policy) { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(
                plan.standardOutput.contains(
                    "call contain (isolate_device, tag_device) for each of what only the run can tell, at most 100"), "\(plan.text)")
            #expect(try lab.read("plan.json").contains(#""atMost":200"#))
            #expect(plan.standardOutput.contains("Machine.Isolate"), "\(plan.text)")
            try await lab.hold(after: 2, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 4 && resumed.standardOutput.contains("second"), "\(resumed.text)")
            #expect(try Self.targets(lab) == ["one/runAntiVirusScan", "one/isolate", "one/tags", "two/tags"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// A failure ends the called playbook; what comes after the call is the call's own to say.
    @Test(arguments: [("continue", ["one/tags"]), ("stop", [])])
    func aFailureIsTheCallsToAnswerFor(path: String, effects: [String]) async throws {
        let steps = """
              - { id: c, on_failure: \(path), call: { playbook: contain, with: { device: device } } }
              - tag_device: { add: [after] }
            """
        try await Self.open(steps) { lab in
            try await lab.ask(
                "PUT", "faults",
                #"{"rules":[{"match":{"method":"POST","path":"/api/machines/*/isolate"},"do":{"status":400,"code":"InvalidInput"}}]}"#)
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(try Self.targets(lab) == effects)
        }
    }

    /// Its `if` may hang on how an earlier step ends: the steps are shown, and decided when they are reached.
    @Test(arguments: [("done", ["one/runAntiVirusScan", "one/isolate", "one/tags"]), ("failed", ["one/runAntiVirusScan"])])
    func whetherItIsCalledMayHangOnTheRun(word: String, effects: [String]) async throws {
        let steps = """
              - { id: scan, scan_device: { type: Quick } }
              - { id: c, if: steps.scan.outcome == "\(word)", call: { playbook: contain, with: { device: device } } }
            """
        try await Self.open(steps) { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.standardOutput.contains("/api/machines/\(World.first)/isolate"), "\(plan.text)")
            #expect(plan.standardOutput.contains("decided during the run: steps.scan.outcome"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.targets(lab) == effects)
        }
    }

    @Test func itsReachIsExplained() async throws {
        try await Self.open("  - { for_each: '[device, device]', as: d, max: 7, call: { playbook: contain, with: { device: d } } }") {
            lab in
            let page = try await lab.cordon("explain", "spread")
            #expect(page.standardOutput.contains("at most 14 devices"), "\(page.text)")
            #expect(page.standardOutput.contains("Machine.Isolate"), "\(page.text)")
            #expect(try await lab.cordon("graph").standardOutput.contains("contain"))
        }
    }
}

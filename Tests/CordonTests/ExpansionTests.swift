import Canonical
import Foundation
import Testing

/// Steps of which only the run can tell what they act on, through the built binary and over real HTTP.
@Suite(.serialized)
struct ExpansionTests {
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, rbacGroupName: lab }
          - { id: "\(World.second)", computerDnsName: ws2.example, osPlatform: Windows11, onboardingStatus: Onboarded, rbacGroupName: lab }
          - { id: "\(World.server)", computerDnsName: srv1.example, osPlatform: WindowsServer2019, onboardingStatus: Onboarded, rbacGroupName: other }
        alerts:
          - { id: "\(World.firstAlert)", machineId: "\(World.first)", severity: High, status: New, lastUpdateTime: -1h }
        """

    /// What is scanned hangs on what the service calls the isolation.
    private static func playbook(_ step: String, where condition: String = "MachineGroup == 'lab'", limits: String = "") -> String {
        """
        playbook: spread
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: x }
          - id: seen
            if: steps.isolate.outcome == "done"
            hunt: { query: "DeviceInfo | where \(condition) and DeviceName != ${steps.isolate.id}", columns: { DeviceId: string } }
          - id: scan
            if: steps.seen.outcome == "done"
            for_each: steps.seen.rows
            as: row
            device: row.DeviceId
        \(step)
          - if: steps.scan.outcome == "done"
            update_alert: { comment: "${steps.scan.items.filter(i, i.outcome == 'done').size()} scanned" }
        \(limits)

        """
    }

    private static let scan = "    scan_device: { type: Quick }"

    private static func open(_ playbook: String, policy: String = "policy: none", _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/spread.yaml")
            let made = try await lab.cordon("approve", "keygen", "bob.key", "--format", "json")
            let key = try JSONValue(parsing: Array(made.standardOutput.utf8))["key"]?.stringValue ?? ""
            let approvers = "approvers: [ { name: bob, groups: [soc], key: \"\(key)\" } ]\n"
            try lab.write(lab.configuration(policy: policy) + approvers, to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func targets(_ lab: Lab) throws -> [String] {
        try lab.journal().map {
            ($0.path ?? "").replacingOccurrences(of: "/api/machines/", with: "").replacingOccurrences(of: "/api/", with: "")
        }
    }

    private static let scanned = [
        "\(World.first)/isolate", "\(World.first)/runAntiVirusScan", "\(World.second)/runAntiVirusScan", "alerts/\(World.firstAlert)",
    ]

    @Test func whatTheRunTellsIsDone() async throws {
        try await Self.open(Self.playbook(Self.scan)) { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0, "\(plan.text)")
            #expect(
                plan.standardOutput.contains("scan_device for each of what only the run can tell, at most 100: steps.seen.rows"),
                "\(plan.text)")
            #expect(plan.standardOutput.contains("Machine.Scan"), "\(plan.text)")
            #expect(try lab.read("plan.json").contains(#""atMost":100"#))
            let dry = try await lab.cordon("run", "--dry-run")
            #expect(dry.code == 0 && dry.standardOutput.contains("only a live run can tell"), "\(dry.text)")
            #expect(try lab.journal().isEmpty)
            let run = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.targets(lab) == Self.scanned)
            #expect(try lab.journal().last?.body?.canonicalText.contains("2 scanned") == true)
            let log = try await lab.log()
            let kinds = log.compactMap { $0["kind"]?.stringValue }
            #expect(try #require(kinds.firstIndex(of: "expanded")) < #require(kinds.lastIndex(of: "intent")))
            let steps = log.first { $0["kind"] == "expanded" }?["data"]?["steps"]?.arrayValue ?? []
            #expect(steps.compactMap { $0["step"]?.stringValue } == ["scan[0]", "scan[1]"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// Killed between the items: the rest is done to the devices that were found then, whatever the query would give by now.
    @Test func aRunThatIsGoneOnWithSpeaksOfTheSameDevices() async throws {
        try await Self.open(Self.playbook(Self.scan)) { lab in
            try await lab.hold(after: 2, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            #expect(try lab.journal().count == 2)
            try await lab.ask("PATCH", "world/devices/\(World.server)", #"{"rbacGroupName":"lab"}"#)
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.targets(lab) == Self.scanned)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aProtectedDeviceIsNotTouched() async throws {
        let policy = """
            policy:
              protect:
                - { name: servers, where: 'device.osPlatform.startsWith("WindowsServer")', deny: [scan_device] }
            """
        try await Self.open(Self.playbook(Self.scan, where: "OSPlatform != ''"), policy: policy) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4 && run.standardOutput.contains("servers"), "\(run.text)")
            #expect(try !Self.targets(lab).contains { $0.hasPrefix(World.server) })
            #expect(try Self.targets(lab).count { $0.hasSuffix("runAntiVirusScan") } == 2)
        }
    }

    /// A limit of the policy counts what the rest of the plan is about to do.
    @Test func aLimitHolds() async throws {
        let policy = "policy:\n  limits: [ { actions: [isolate_device, scan_device], max: 1, per: 1h } ]"
        try await Self.open(Self.playbook(Self.scan), policy: policy) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4, "\(run.text)")
            #expect(try Self.targets(lab).filter { $0.hasPrefix(World.second) }.isEmpty)
        }
    }

    /// People see the devices that they are asked about, and what they agree to is done.
    @Test func peopleAreAskedAboutWhatWasFound() async throws {
        let approval = Self.scan + "\n    approval: { from: [soc], within: 1h }"
        try await Self.open(Self.playbook(approval)) { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.code == 0 && plan.standardOutput.contains("one of soc must agree within 1h"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            #expect(try lab.journal().count == 1)
            let id = try #require(try await lab.log().first { $0["kind"] == "run" }?["data"]?["run"]?.stringValue)
            let approved = try await lab.cordon("approve", id, "--key", "file:bob.key")
            #expect(approved.code == 0, "\(approved.text)")
            for device in [World.first, World.second] {
                #expect(approved.standardOutput.contains("/api/machines/\(device)/runAntiVirusScan"), "\(approved.text)")
            }
            try await lab.ask("PATCH", "world/devices/\(World.server)", #"{"rbacGroupName":"lab"}"#)
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.targets(lab) == Self.scanned)
        }
    }

    /// A playbook's own limit makes a run wait that finds more devices than it allows.
    @Test func aPlaybooksOwnLimitWaits() async throws {
        let playbook = Self.playbook(Self.scan, limits: "limits: { max_devices: { count: 1, per: 1h } }")
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            #expect(try Self.targets(lab) == ["\(World.first)/isolate"])
        }
    }

    @Test(arguments: [
        ("    max: 1\n" + scan, "`for_each` has 2 items, and `max` allows 1"),
        (scan.replacingOccurrences(of: "Quick", with: "Quick, comment: \"${row.DeviceId}\"") + "\n    max: 1", "`max` allows 1"),
    ])
    func moreThanMaxAreNotDone(step: String, reason: String) async throws {
        try await Self.open(Self.playbook(step)) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1 && run.standardOutput.contains(reason), "\(run.text)")
            #expect(try Self.targets(lab) == ["\(World.first)/isolate"])
        }
    }

    /// `approval.if` may ask how an earlier step ended; the plan shows what is asked about.
    @Test(arguments: [("steps.isolate.outcome == \"done\"", 3), ("steps.isolate.outcome == \"failed\"", 0)])
    func whetherPeopleAreAskedMayHangOnTheRun(condition: String, code: Int32) async throws {
        let playbook = """
            playbook: ask
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps:
              - { id: isolate, isolate_device: { type: Full, comment: x } }
              - scan_device: { type: Quick }
                approval: { from: [soc], if: '\(condition)' }

            """
        try await Self.open(playbook) { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.standardOutput.contains("/api/machines/\(World.first)/runAntiVirusScan"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == code, "\(run.text)")
            #expect(try lab.journal().count == (code == 0 ? 2 : 1))
        }
    }

    /// What was done is taken back with the rest of the run, the last first; and by its lease.
    @Test func whatWasFoundIsTakenBack() async throws {
        let step = "    set_device_value: { value: High }\n    undo_after: 1s"
        try await Self.open(Self.playbook(step)) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            try await Task.sleep(for: .seconds(1))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            let targets = try Self.targets(lab)
            #expect(targets.count { $0.hasSuffix("setDeviceValue") } == 4, "\(targets)")
        }
    }

    /// After an isolation, these steps.
    private static func marking(_ steps: String) -> String {
        """
        playbook: mark
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        steps:
          - { id: isolate, isolate_device: { type: Full, comment: x } }
        \(steps)

        """
    }

    /// What a step is judged by may come from an earlier one: it is checked, and held against the policy, once the run can tell it.
    @Test func whatIsJudgedMayComeFromAnEarlierStep() async throws {
        let playbook = Self.marking(
            """
              - { id: case, if: steps.isolate.outcome == "done", tag_device: { add: ["case-${steps.isolate.id}"] } }
              - { id: block, if: steps.isolate.outcome == "done", add_indicator: { type: DomainName, value: "${steps.isolate.id}.example", action: Block, title: t, description: d, expires: 30d } }
              - { id: seal, if: steps.isolate.outcome == "done", tag_device: { add: ["seal-${steps.isolate.outcome}"] } }
              - { id: private, if: steps.isolate.outcome == "done", add_indicator: { type: IpAddress, value: "10.0.0.${size(steps.isolate.outcome)}", action: Block, title: t, description: d, expires: 30d } }
            """)
        let policy = """
            policy:
              protect: [ { name: sealed, where: '"seal-done" in device.machineTags', deny: [offboard_device] } ]
            """
        try await Self.open(playbook, policy: policy) { lab in
            let plan = try await lab.cordon("plan")
            #expect(
                plan.code == 0 && plan.standardOutput.contains("tag_device with what only the run can tell: case-${steps.isolate.id}"),
                "\(plan.text)")
            #expect(try await lab.cordon("run", "--dry-run").code == 0)
            #expect(try lab.journal().isEmpty)
            let run = try await lab.cordon("run", "--yes")
            #expect(run.text.contains("the policy goes by the tag seal-done: playbooks cannot change it"), "\(run.text)")
            let journal = try lab.journal()
            #expect(try Self.targets(lab).count == 3, "\(run.text)")
            let tag = try #require(journal[1].body?["Value"]?.stringValue)
            #expect(tag.hasPrefix("case-") && tag.count == 41, "\(tag)")
            #expect(journal[2].body?["indicatorValue"]?.stringValue == tag.dropFirst(5) + ".example")
        }
    }

    /// A step that the run has told, and that then had nothing to do, stands in no way of whoever takes the run back.
    @Test func aRunWhoseToldStepHadNothingToDoIsTakenBack() async throws {
        let playbook = Self.marking(
            """
              - { id: seal, if: steps.isolate.outcome == "done", tag_device: { add: ["seal-${steps.isolate.outcome}"] } }
            """)
        try await Self.open(playbook) { lab in
            try await lab.ask("PATCH", "world/devices/\(World.first)", #"{"machineTags":["seal-done"]}"#)
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.targets(lab).count == 1, "\(run.text)")
            let id = try #require(try await lab.log().last { $0["kind"] == "run" }?["data"]?["run"]?.stringValue)
            let undone = try await lab.cordon("undo", id, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            #expect(try Self.targets(lab).contains { $0.hasSuffix("/unisolate") }, "\(undone.text)")
        }
    }

    /// What a later step of the same device may leave undone is told during the run, too: the plan finds no `done` on the device, and
    /// the run has just put it there.
    @Test func whatTheRunToldIsTakenOffAgain() async throws {
        let playbook = Self.marking(
            """
              - { id: seal, if: steps.isolate.outcome == "done", tag_device: { add: ["${steps.isolate.outcome}"] } }
              - { id: unseal, tag_device: { remove: [done] } }
              - { id: nothing, tag_device: { remove: [never] } }
            """)
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            let tags = try lab.journal().compactMap { $0.body?["Action"]?.stringValue }
            #expect(tags == ["Add", "Remove"], "\(run.text)")
        }
    }

    /// The same where what is told is a device, in the same run or an earlier one of the plan: the plan finds the second device not
    /// isolated, and the run has isolated it by the time that the step is reached.
    @Test(arguments: ["isolate", "call", "earlier"])
    func whatTheRunToldOfAnyDeviceIsTakenBack(way: String) async throws {
        let isolate = "isolate_device: { type: Full, comment: x }"
        let found = "if: steps.seen.outcome == \"done\", for_each: steps.seen.rows, as: row"
        let told =
            switch way {
            case "call": "{ id: told, \(found), call: { playbook: cut, with: { id: \"${row.DeviceId}\" } } }"
            default: "{ id: told, \(found), device: row.DeviceId, \(isolate) }"
            }
        let release = "{ id: free, device: '\"\(World.second)\"', release_device: { comment: x } }"
        let playbook = """
            playbook: spread
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps:
              - { id: mark, tag_device: { add: [seen] } }
              - { id: seen, if: steps.mark.outcome == "done", hunt: { query: "DeviceInfo | where MachineGroup == 'lab' and DeviceName != ${steps.mark.outcome}", columns: { DeviceId: string } } }
              - \(told)
              - { id: nothing, device: '"\(World.server)"', release_device: { comment: x } }
              - \(way == "earlier" ? "{ id: free, assert: 'true' }" : release)

            """
        try await Self.open(playbook) { lab in
            try lab.write(
                """
                playbook: cut
                mode: enforce
                trigger: { manual: { inputs: { id: string } } }
                steps:
                  - { device: inputs.id, \(isolate) }

                """, to: "playbooks/cut.yaml")
            if way == "earlier" {
                try lab.write(
                    """
                    playbook: tidy
                    mode: enforce
                    trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
                    steps:
                      - \(release)

                    """, to: "playbooks/tidy.yaml")
            }
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            let targets = try Self.targets(lab).filter { $0.hasPrefix(World.second) || $0.hasPrefix(World.server) }
            #expect(targets == ["\(World.second)/isolate", "\(World.second)/unisolate"], "\(run.text)")
        }
    }

    /// What a step has turned out to be may turn out further: whoever goes on with the run finds the same items.
    private static func nested(_ options: String = "") -> (outer: String, inner: String) {
        (
            """
            playbook: spread
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps:
              - { id: first, tag_device: { add: [x] } }
              - { id: c, call: { playbook: inner, with: { device: device, go: "${steps.first.outcome}" } } }

            """,
            """
            playbook: inner
            mode: enforce
            trigger: { manual: { inputs: { device: device, go: string } } }
            steps:
              - { id: a, device: inputs.device, tag_device: { add: ["y-${inputs.go}"] } }
              - { id: many, device: inputs.device, for_each: 'steps.a.outcome == "done" ? ["p", "q"] : []', as: t, tag_device: { add: ["${t}"] }\(options) }

            """
        )
    }

    private static func tags(_ lab: Lab) throws -> [String] { try lab.journal().compactMap { $0.body?["Value"]?.stringValue } }

    @Test func whatIsToldByWhatWasToldIsGoneOnWith() async throws {
        let (outer, inner) = Self.nested()
        try await Self.open(outer) { lab in
            try lab.write(inner, to: "playbooks/inner.yaml")
            try await lab.hold(after: 3, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.tags(lab) == ["x", "y-done", "p", "q"])
        }
    }

    @Test func peopleAreAskedAboutWhatIsToldByWhatWasTold() async throws {
        let (outer, inner) = Self.nested(", approval: { from: [soc], within: 1h }")
        try await Self.open(outer) { lab in
            try lab.write(inner, to: "playbooks/inner.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            let id = try #require(try await lab.log().first { $0["kind"] == "run" }?["data"]?["run"]?.stringValue)
            let approved = try await lab.cordon("approve", id, "--key", "file:bob.key")
            #expect(approved.code == 0 && approved.standardOutput.contains("\"q\""), "\(approved.text)")
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.tags(lab) == ["x", "y-done", "p", "q"])
        }
    }

    /// A run does not come after itself.
    @Test func aCoolDownIsNotAboutTheRunItself() async throws {
        let playbook = """
            playbook: spread
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
            limits: { once_per: { device: 24h } }
            steps:
              - { id: first, tag_device: { add: [x] } }
              - { id: many, for_each: 'steps.first.outcome == "done" ? ["p", "q"] : []', as: t, tag_device: { add: ["${t}"] } }
              - { id: last, tag_device: { add: [z] } }

            """
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.tags(lab) == ["x", "p", "q", "z"])
        }
    }

    /// A device that the plan knows is shown, and judged by the policy, though the run tells the rest.
    @Test func aKnownDeviceIsJudgedWithThePlan() async throws {
        let playbook = Self.marking(
            """
              - { id: seal, if: steps.isolate.outcome == "done", device: '"\(World.server)"', tag_device: { add: ["seal-${steps.isolate.outcome}"] } }
            """)
        let policy = """
            policy:
              protect: [ { name: servers, where: 'device.osPlatform.startsWith("WindowsServer")', deny: all } ]
            """
        try await Self.open(playbook, policy: policy) { lab in
            let plan = try await lab.cordon("plan", "--format", "json")
            let review = try JSONValue(parsing: Array(plan.standardOutput.utf8))
            let step = try #require(review["runs"]?.arrayValue?.first?["steps"]?.arrayValue?.last)
            #expect(step["device"]?.stringValue == World.server && step["verdict"] == "refused", "\(step)")
        }
    }

    /// Who has agreed to a step before the run was past a limit has not agreed to that.
    @Test func anEarlierAnswerIsNoneToALimit() async throws {
        let playbook = """
            playbook: spread
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
            limits: { max_devices: { count: 1, per: 1h } }
            steps:
              - { id: first, tag_device: { add: [x] }, approval: { from: [soc], within: 1h } }
              - { id: many, for_each: 'steps.first.outcome == "done" ? ["\(World.first)", "\(World.second)"] : []', as: d, device: d, tag_device: { add: [y] } }

            """
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            let id = try #require(try await lab.log().first { $0["kind"] == "run" }?["data"]?["run"]?.stringValue)
            #expect(try await lab.cordon("approve", id + "/first", "--key", "file:bob.key").code == 0)
            for _ in 0..<2 {
                let resumed = try await lab.cordon("resume", "--wait", "0s")
                #expect(resumed.code == 3 && resumed.text.contains("one of the approvers"), "\(resumed.text)")
                #expect(try Self.tags(lab) == ["x"])
            }
            #expect(try await lab.cordon("approve", id + "/many", "--key", "file:bob.key").code == 0)
            let last = try await lab.cordon("resume", "--wait", "0s")
            #expect(last.code == 0, "\(last.text)")
            #expect(try lab.journal().count == 3)
        }
    }
}

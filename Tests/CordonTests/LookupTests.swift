import Canonical
import Foundation
import Testing

/// Steps that look something up, through the built binary: what is known while planning stands in the plan, and the rest is asked
/// during the run.
@Suite(.serialized)
struct LookupTests {
    private static let hash = String(repeating: "ab", count: 32)

    /// Two workstations that have run the file of the alert, in the group `lab`.
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, rbacGroupName: lab }
          - { id: "\(World.second)", computerDnsName: ws2.example, osPlatform: Windows11, onboardingStatus: Onboarded, rbacGroupName: lab }
          - { id: "\(World.server)", computerDnsName: srv1.example, osPlatform: WindowsServer2019, onboardingStatus: Onboarded }
        alerts:
          - id: "\(World.firstAlert)"
            machineId: "\(World.first)"
            title: 'x" | union DeviceInfo | where "1" == "1'
            severity: High
            status: New
            lastUpdateTime: -1h
            evidence: [ { entityType: File, sha256: "\(hash)" } ]
        tables:
          DeviceProcessEvents:
            - { Timestamp: -2h, DeviceId: "\(World.first)", SHA256: "\(hash)", ProcessId: 4711 }
            - { Timestamp: -1h, DeviceId: "\(World.second)", SHA256: "\(hash)", ProcessId: 4712 }
        """

    private static func playbook(_ steps: String) -> String {
        """
        playbook: look
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        let:
          hashes: alert.evidence.map(e, e.sha256 != null, e.sha256)
        steps:
        \(steps)

        """
    }

    /// Use case 16, started by an alert.
    static let fleet = """
          - id: seen
            hunt: { query: "DeviceProcessEvents | where SHA256 in (${hashes}) | distinct DeviceId", columns: { DeviceId: string } }
          - for_each: steps.seen.rows
            as: row
            device: row.DeviceId
            scan_device: { type: Full }
        """

    private static func open(_ steps: String, _ arguments: [String] = [], _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world, arguments) { lab in
            for name in try FileManager.default.contentsOfDirectory(atPath: lab.path("playbooks").path) {
                try lab.remove("playbooks/\(name)")
            }
            try lab.write(playbook(steps), to: "playbooks/look.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func targets(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap(\.path).map { $0.split(separator: "/").suffix(2).joined(separator: " ") }.sorted()
    }

    // MARK: Known while planning

    @Test func whatAQueryFindsIsPlannedReviewedAndActedOn() async throws {
        try await Self.open(Self.fleet) { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0, "\(plan.text)")
            #expect(plan.standardOutput.contains("known     seen: Hunt over the last 30 days: DeviceProcessEvents"), "\(plan.text)")
            #expect(plan.standardOutput.contains("(2 found)"), "\(plan.text)")
            #expect(plan.standardOutput.contains("2 steps to carry out, 1 known already"), "\(plan.text)")
            let file = try JSONValue(parsing: Array(try lab.read("plan.json").utf8))
            let hunt = try #require(file["inputs"]?["facts"]?["lookups"]?["hunts"]?.arrayValue?.first)
            let rows = hunt["rows"]?.arrayValue?.map { $0.arrayValue?.first?.stringValue ?? "" }
            #expect(rows?.sorted() == [World.first, World.second])
            #expect(try lab.journal().isEmpty)
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 0, "\(apply.text)")
            #expect(try Self.targets(lab) == ["\(World.first) runAntiVirusScan", "\(World.second) runAntiVirusScan"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
            let kinds = try await lab.log().filter { $0["data"]?["step"] == "seen" }.compactMap { $0["kind"]?.stringValue }
            #expect(kinds == ["outcome"], "a look-up needs no intent")
        }
    }

    /// What an alert says stays one constant of the query.
    @Test func whatAnAttackerWroteIsNoPartOfTheQuery() async throws {
        let steps = """
              - id: seen
                hunt: { query: "DeviceInfo | where DeviceName == ${alert.title} | distinct DeviceId", columns: { DeviceId: string } }
              - { for_each: steps.seen.rows, as: row, device: row.DeviceId, scan_device: { type: Full } }
            """
        try await Self.open(steps) { lab in
            let plan = try await lab.cordon("plan", "--format", "json")
            #expect(plan.code == 0, "\(plan.text)")
            #expect(plan.standardOutput.contains(#"where DeviceName == \"x\\\" | union"#), "\(plan.text)")
            #expect(plan.standardOutput.contains("(0 found)"), "\(plan.text)")
        }
    }

    /// The world has moved: the row that has gone takes its step with it, the other is acted on.
    @Test func aRowThatIsGoneIsDriftOfItsStepAlone() async throws {
        let steps = """
              - id: seen
                hunt: { query: "DeviceInfo | where MachineGroup == 'lab' | sort by DeviceName asc | project DeviceId", columns: { DeviceId: string } }
              - { for_each: steps.seen.rows, as: row, device: row.DeviceId, scan_device: { type: Full } }
            """
        try await Self.open(steps) { lab in
            #expect(try await lab.cordon("plan", "--out", "plan.json").code == 0)
            try await lab.ask("PATCH", "world/devices/\(World.second)", #"{"rbacGroupName":"other"}"#)
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 4, "\(apply.text)")
            #expect(apply.standardOutput.contains("its item is not in the list any more"), "\(apply.text)")
            #expect(try Self.targets(lab) == ["\(World.first) runAntiVirusScan"])
        }
    }

    /// What is not as it was declared is no answer, and nothing is done on account of it.
    @Test(arguments: [
        ("{ DeviceId: int }", "the column `DeviceId` is declared as int, and the service gives String"),
        ("{ Device: string }", "the query gives no column `Device`; it gives DeviceId"),
    ])
    func anotherColumnThanDeclaredFailsTheStep(_ columns: String, _ reason: String) async throws {
        let steps = Self.fleet.replacingOccurrences(of: "{ DeviceId: string }", with: columns)
            .replacingOccurrences(of: "device: row.DeviceId", with: "device: alert.machineId")
        try await Self.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(run.standardOutput.contains(reason), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func aMistakeInAQueryFailsTheStepAndIsSaid() async throws {
        let steps = """
              - hunt: { query_file: kql/wrong.kql, columns: { DeviceId: string } }
              - scan_device: { type: Full }
            """
        try await Self.open(steps) { lab in
            try FileManager.default.createDirectory(at: lab.path("kql"), withIntermediateDirectories: true)
            try lab.write("DeviceInfo | wherever\n", to: "kql/wrong.kql")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(run.standardOutput.contains("the service finds a mistake in the query"), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// The query file is part of what was reviewed.
    @Test func aQueryFileThatChangedSpendsThePlan() async throws {
        let steps = """
              - id: lab
                hunt: { query_file: lab.kql, columns: { DeviceId: string, IsAzureADJoined: bool, Timestamp: timestamp } }
              - { for_each: steps.lab.rows, as: row, device: row.DeviceId, tag_device: { add: [in-lab] } }
            """
        try await Self.open(steps) { lab in
            try lab.write("DeviceInfo | where MachineGroup == 'lab'\n", to: "lab.kql")
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0 && plan.standardOutput.contains("2 steps to carry out"), "\(plan.text)")
            try lab.write("DeviceInfo\n", to: "lab.kql")
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 4 && apply.standardError.contains("lab.kql was changed after the plan was made"), "\(apply.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// Entities by their ids, each read by later steps.
    @Test func entitiesAreLookedUp() async throws {
        let steps = """
              - { id: d, get_device: { id: "${alert.machineId}" } }
              - { id: a, get_alert: { id: "${alert.id}" } }
              - { id: i, get_indicators: { type: DomainName, value: bad.example } }
              - { id: s, get_domain_statistics: { domain: bad.example }, on_failure: continue }
              - { id: f, get_file: { hash: "${hashes[0]}" }, on_failure: continue }
              - if: steps.d.device.computerDnsName == "ws1.example" && steps.a.alert.severity == "High"
                update_alert: { comment: "indicators ${steps.i.indicators.size()}, file ${steps.f.outcome}, evidence ${steps.a.alert.evidence.size()}" }
            """
        try await Self.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes", "--format", "json")
            let comment = try lab.journal().map(\.text).joined()
            #expect(comment.contains("indicators 0, file "), "\(run.text)")
            #expect(comment.contains("evidence 1"), "\(run.text)")
        }
    }

    @Test func anUnknownDeviceIsSaid() async throws {
        try await Self.open("  - get_device: { id: \"\(String(repeating: "9", count: 40))\" }\n  - scan_device: { type: Full }") { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1 && run.standardOutput.contains("the service knows no device 9999"), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// One query for each item, each with its item beside what it found.
    @Test func aLookUpForEachItem() async throws {
        let steps = """
              - id: group
                for_each: '["lab", "none"]'
                as: name
                hunt: { query: "DeviceInfo | where MachineGroup == ${name}", columns: { DeviceId: string } }
                on_failure: continue
              - update_alert:
                  comment: "${steps.group.items.filter(i, i.outcome == 'done').map(i, i.item + ' ' + string(i.?rows.orValue([]).size())).join(', ')}"
            """
        try await Self.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().map(\.text).joined().contains("lab 2, none 0"), "\(run.text)")
        }
    }

    // MARK: Permissions

    private static let roles = ["Alert.Read.All", "Machine.Read.All", "Machine.Scan", "Machine.Isolate", "Alert.ReadWrite.All"]
        .flatMap { ["--role", $0] }

    @Test func aMissingPermissionIsNamedBeforeAnythingIsDone() async throws {
        for steps in [Self.fleet, Self.later] {
            try await Self.open(steps, Self.roles) { lab in
                let run = try await lab.cordon("run", "--yes")
                #expect(run.code == 4 || run.code == 5, "\(run.text)")
                #expect(run.text.contains("AdvancedQuery.Read.All"), "\(run.text)")
                #expect(try lab.journal().isEmpty)
                let check = try await lab.cordon("auth", "check")
                #expect(check.code == 4 && check.text.contains("AdvancedQuery.Read.All"), "\(check.text)")
            }
        }
    }

    // MARK: During the run

    /// The query asks for what the service calls the isolation; so it has to wait for it.
    static let later = """
          - id: isolate
            isolate_device: { type: Full, comment: x }
          - id: seen
            if: steps.isolate.outcome == "done"
            hunt: { query: "DeviceInfo | where MachineGroup == 'lab' and DeviceName != ${steps.isolate.id}", columns: { DeviceId: string } }
          - if: steps.seen.outcome == "done"
            update_alert: { comment: "${steps.seen.rows.size()} devices in the lab" }
        """

    @Test func whatHangsOnAWriteIsAskedDuringTheRun() async throws {
        try await Self.open(Self.later) { lab in
            let plan = try await lab.cordon("plan")
            #expect(
                plan.code == 0 && plan.standardOutput.contains("look up   seen: Hunt over the last 30 days: DeviceInfo"), "\(plan.text)")
            #expect(plan.standardOutput.contains("DeviceName != ⟨steps.isolate.id⟩"), "\(plan.text)")
            let dry = try await lab.cordon("run", "--dry-run")
            #expect(dry.code == 0, "\(dry.text)")
            #expect(dry.standardOutput.contains("only a live run can tell"), "\(dry.text)")
            #expect(try lab.journal().isEmpty)
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().map(\.text).joined().contains("2 devices in the lab"))
            #expect(run.standardOutput.contains("2 found"), "\(run.text)")
            let outcome = try await lab.log().last { $0["kind"] == "outcome" && $0["data"]?["step"] == "seen" && $0["mode"] == "live" }
            #expect(outcome?["data"]?["found"]?.stringValue?.hasPrefix("sha256:") == true)
        }
    }

    /// Killed between the look-up and the step that speaks of it: the run goes on with what was found then.
    @Test func aRunThatIsGoneOnWithSpeaksOfTheSameRows() async throws {
        try await Self.open(Self.later) { lab in
            let held = #""match":{"path":"/api/alerts/*","afterEffects":1},"do":{"delay":"1h","status":503}"#
            try await lab.ask("PUT", "faults", #"{"rules":[{\#(held)}]}"#)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            #expect(try lab.journal().count == 1)
            try await lab.ask("PATCH", "world/devices/\(World.second)", #"{"rbacGroupName":"other"}"#)
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try lab.journal().map(\.text).joined().contains("2 devices in the lab"))
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// What the plan has changed itself is no drift of what its query found.
    @Test func aRunThatIsGoneOnWithDoesNotLoseTheRestOfItsRows() async throws {
        let steps = """
              - id: plain
                hunt: { query: "DeviceInfo | where AssetValue == 'Normal' and MachineGroup == 'lab'", columns: { DeviceId: string } }
              - { for_each: steps.plain.rows, as: row, device: row.DeviceId, set_device_value: { value: High } }
            """
        try await Self.open(steps) { lab in
            for device in [World.first, World.second] {
                try await lab.ask("PATCH", "world/devices/\(device)", #"{"deviceValue":"Normal"}"#)
            }
            try await lab.hold(after: 1, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.targets(lab) == ["\(World.first) setDeviceValue", "\(World.second) setDeviceValue"])
        }
    }

    // MARK: assert

    @Test func anAssertThatIsKnownNotToHoldKeepsTheWholeRunBack() async throws {
        let steps = """
              - scan_device: { type: Quick }
              - { id: seen, hunt: { query: "DeviceInfo | where MachineGroup == 'lab'", columns: { DeviceId: string } } }
              - assert: { that: steps.seen.rows.size() > 5, message: "only ${steps.seen.rows.size()} in the lab" }
              - tag_device: { add: [x] }
            """
        try await Self.open(steps) { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.standardOutput.contains("only 2 in the lab"), "\(plan.text)")
            #expect(plan.standardOutput.contains("so nothing of the run is begun"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func anAssertThatOnlyTheRunCanJudgeStopsItThere() async throws {
        let steps = """
              - id: scan
                scan_device: { type: Quick }
              - assert: steps.scan.outcome == "skipped"
              - tag_device: { add: [x] }
            """
        try await Self.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1, "\(run.text)")
            #expect(run.standardOutput.contains("`assert` is false: steps.scan.outcome == \"skipped\""), "\(run.text)")
            #expect(try Self.targets(lab) == ["\(World.first) runAntiVirusScan"])
        }
    }

    @Test func anAssertThatHoldsIsNoObstacle() async throws {
        try await Self.open("  - assert: alert.severity == \"High\"\n  - tag_device: { add: [x] }") { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().count == 1)
        }
    }
}

extension Effect {
    fileprivate var text: String { body?.canonicalText ?? "" }
}

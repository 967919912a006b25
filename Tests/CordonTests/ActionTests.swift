import Canonical
import Foundation
import Testing

/// Every action that changes something, through the built binary: planned, carried out, and refused where its permission is missing.
@Suite(.serialized)
struct ActionTests {
    /// An action, the step as a playbook writes it, and the permissions any of which opens it.
    struct Deed: Sendable, CustomTestStringConvertible {
        let step: String
        let permissions: [String]

        var testDescription: String { String(step.prefix { $0 != ":" }) }
    }

    /// What the simulator calls the event behind `World.firstAlert` in hunting.
    private static let reportID = World.firstAlert.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) } % 1_000_000

    static let deeds = [
        Deed(step: "isolate_device: { type: Full, comment: x }", permissions: ["Machine.Isolate"]),
        Deed(step: "release_device: { comment: x }", permissions: ["Machine.Isolate"]),
        Deed(step: "restrict_app_execution: {}", permissions: ["Machine.RestrictExecution"]),
        Deed(step: "remove_app_restriction: {}", permissions: ["Machine.RestrictExecution"]),
        Deed(step: "scan_device: { type: Quick }", permissions: ["Machine.Scan"]),
        Deed(step: "collect_investigation_package: {}", permissions: ["Machine.CollectForensics"]),
        Deed(
            step: "stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3 }", permissions: ["Machine.StopAndQuarantine"]
        ),
        Deed(step: "run_live_response: { commands: [{ run: update-mp.ps1 }] }", permissions: ["Machine.LiveResponse"]),
        Deed(step: "offboard_device: { comment: x }", permissions: ["Machine.Offboard"]),
        Deed(step: "start_investigation: {}", permissions: ["Alert.ReadWrite.All"]),
        Deed(step: "set_device_value: { value: Low }", permissions: ["Machine.ReadWrite.All"]),
        Deed(step: "tag_device: { add: [a], remove: [clean] }", permissions: ["Machine.ReadWrite.All"]),
        Deed(step: "update_alert: { status: InProgress, comment: x }", permissions: ["Alert.ReadWrite.All"]),
        Deed(
            step:
                "create_alert: { eventTime: 2026-07-01T11:58:03.1234567Z, reportId: \"\(reportID)\", severity: High, category: Execution, title: new, description: d, recommendedAction: r }",
            permissions: ["Alert.ReadWrite.All"]),
        Deed(step: "put_library_file: { file: collect.ps1 }", permissions: ["Library.Manage"]),
        Deed(step: "delete_library_file: { name: update-mp.ps1 }", permissions: ["Library.Manage"]),
        Deed(
            step: "add_indicator: { type: DomainName, value: bad.example, action: Block, title: t, description: d, expires: 30d }",
            permissions: ["Ti.ReadWrite", "Ti.ReadWrite.All"]),
        Deed(step: "remove_indicator: { id: 4711 }", permissions: ["Ti.ReadWrite", "Ti.ReadWrite.All"]),
        Deed(
            step: "cancel_action: { id: 6f1d4f0c-6a1b-4c7e-9d5a-0b8f3f8f2a11, comment: stale }",
            permissions: [
                "Machine.CollectForensics", "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.Offboard",
                "Machine.StopAndQuarantine", "Machine.LiveResponse",
            ]),
    ]

    static let permissions = [
        "Alert.Read.All", "Alert.ReadWrite.All", "File.Read.All", "Library.Manage", "Machine.CollectForensics", "Machine.Isolate",
        "Machine.LiveResponse", "Machine.Offboard", "Machine.Read.All", "Machine.ReadWrite.All", "Machine.RestrictExecution",
        "Machine.Scan",
        "Machine.StopAndQuarantine", "Ti.ReadWrite", "Ti.ReadWrite.All",
    ]

    private static func world(_ deed: Deed) -> String {
        let histories = [
            "release_device": "Isolate, status: Succeeded", "remove_app_restriction": "RestrictCodeExecution, status: Succeeded",
        ]
        let type = histories[deed.testDescription] ?? "Isolate, status: Pending"
        let hasHistory = histories[deed.testDescription] != nil || deed.testDescription == "cancel_action"
        let action = "{ id: 6f1d4f0c-6a1b-4c7e-9d5a-0b8f3f8f2a11, machineId: \"\(World.first)\", type: \(type), creationDateTimeUtc: -5h }"
        return """
            devices:
              - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, deviceValue: Normal, machineTags: [clean] }
            alerts:
              - { id: "\(World.firstAlert)", machineId: "\(World.first)", title: t, severity: High, status: New, firstEventTime: 2026-07-01T11:58:03.1234567Z, alertCreationTime: -1h, lastUpdateTime: -1h }
            indicators: [{ id: "4711", indicatorValue: old.example, indicatorType: DomainName, action: Block, expirationTime: 30d }]
            library: [{ fileName: update-mp.ps1 }]
            actions: [\(hasHistory ? action : "")]

            """
    }

    private static func open(_ deed: Deed, _ arguments: [String], _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world(deed), arguments) { lab in
            for name in try FileManager.default.contentsOfDirectory(atPath: lab.path("playbooks").path) {
                try lab.remove("playbooks/\(name)")
            }
            try lab.write(
                """
                playbook: act
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
                steps: [ { \(deed.step) } ]

                """, to: "playbooks/act.yaml")
            try lab.write("Get-Date\n", to: "collect.ps1")
            try await body(lab)
        }
    }

    @Test(arguments: deeds) func anActionIsPlannedAndCarriedOut(deed: Deed) async throws {
        try await Self.open(deed, []) { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json", "--format", "json")
            let planned = Effect.of(try JSONValue(parsing: Array(plan.standardOutput.utf8))) { $0["verdict"] == "cleared" }
            #expect(!planned.isEmpty, "\(plan.text)")
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 0, "\(apply.text)")
            #expect(try lab.journal() == planned)
        }
    }

    @Test(arguments: deeds) func withoutItsPermissionItIsRefusedBeforeAnyWriteAndTheRefusalNamesIt(deed: Deed) async throws {
        let roles = Self.permissions.filter { !deed.permissions.contains($0) }.flatMap { ["--role", $0] }
        try await Self.open(deed, roles) { lab in
            let run = try await lab.cordon("run", "--yes")
            // What the action has to read first may take the same permission: then the service itself refuses that.
            #expect([4, 5].contains(run.code), "\(run.text)")
            #expect(deed.permissions.contains { run.standardError.contains($0) }, "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// What is only shown needs no permission, and holds nothing else up.
    @Test func whatIsOnlyShownNeedsNoPermission() async throws {
        let deed = try #require(Self.deeds.first { $0.step.hasPrefix("tag_device") })
        let roles = Self.permissions.filter { $0 != "Machine.Isolate" }.flatMap { ["--role", $0] }
        try await Self.open(deed, roles) { lab in
            try lab.edit(
                "playbooks/act.yaml", "steps: [", "steps: [ { call: { playbook: cut } },")
            try lab.write(
                """
                playbook: cut
                trigger: { manual: {} }
                steps: [ { device: '"\(World.first)"', release_device: { comment: x } } ]

                """, to: "playbooks/cut.yaml")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().allSatisfy { $0.path?.hasSuffix("/tags") == true } && !lab.journal().isEmpty)
        }
    }
}

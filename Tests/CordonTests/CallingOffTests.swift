import Canonical
import Foundation
import Testing

/// `wait: { then: cancel }`: what the device has not carried out in time is called off, once.
@Suite(.serialized)
struct CallingOffTests {
    private static let device = String(repeating: "1", count: 40)
    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        """

    private static let steps = """
          - id: package
            collect_investigation_package: {}
            wait: { until: finished, timeout: 1s, then: cancel }
            on_failure: continue
          - if: steps.package.outcome == "timed_out"
            tag_device: { add: [too-late] }

        """

    /// The tenant's time stands still: no device carries anything out.
    private static func open(_ steps: String = steps, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world, ["--clock", "virtual"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            let head =
                "playbook: package\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\n"
            try lab.write(head + "steps:\n" + steps, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func paths(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
    }

    @Test func whatTakesTooLongIsCalledOff() async throws {
        try await Self.open { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.text.contains("called off if its device has not carried it out after 1s"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.text.contains("timed_out") && run.text.contains("and it was called off"), "\(run.text)")
            #expect(try Self.paths(lab) == ["collectInvestigationPackage", "cancel", "tags"])
            let log = try await lab.log()
            let intents = log.filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["step"]?.stringValue }
            #expect(intents == ["package", "package/clear", "tag_device"])
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try lab.journal().count == 3)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// What was called off is no lease, and nothing of it is taken back after a failure.
    @Test func whatWasCalledOffIsNotTakenBack() async throws {
        let steps = """
              - id: isolate
                isolate_device: { type: Full, comment: Ransomware }
                wait: { until: finished, timeout: 1s, then: cancel }
                undo_after: 8h
                on_failure: undo

            """
        try await Self.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 3 && run.text.contains("and it was called off"), "\(run.text)")
            #expect(try Self.paths(lab) == ["isolate", "cancel"])
            #expect(try await lab.cordon("leases", "list").standardOutput == "Nothing is in force for a time.\n")
        }
    }

    /// Killed while it calls off, it asks what became of that and sends nothing twice.
    @Test(arguments: [true, false]) func aKillWhileCallingOffDoublesNothing(isLost: Bool) async throws {
        try await Self.open { lab in
            try await lab.hold(after: 1, isLost: isLost)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.text.contains("and it was called off"), "\(resumed.text)")
            #expect(try Self.paths(lab) == ["collectInvestigationPackage", "cancel", "tags"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// A rehearsal calls nothing off, and a device that was in time is left alone.
    @Test func whatIsInTimeIsDone() async throws {
        let steps = Self.steps.replacingOccurrences(of: "timeout: 1s", with: "timeout: 1h")
        try await Self.open(steps) { lab in
            #expect(try await lab.cordon("run", "--dry-run").code == 0)
            #expect(try lab.journal().isEmpty)
            #expect(try await lab.cordon("run", "--yes", "--wait", "0s").code != 0)
            try await lab.ask("POST", "clock", #"{"advance":"30m"}"#)
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.paths(lab) == ["collectInvestigationPackage"])
        }
    }
}

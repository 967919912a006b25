import Canonical
import Foundation
import Testing

/// A step that takes back what an earlier run did, through the built binary and over real HTTP.
@Suite(.serialized)
struct UndoStepTests {
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Windows11, onboardingStatus: Onboarded, deviceValue: Normal, machineTags: [before] }
          - { id: "\(World.second)", computerDnsName: ws2.example, osPlatform: Windows11, onboardingStatus: Onboarded, deviceValue: Normal, machineTags: [] }
        alerts:
          - { id: "\(World.firstAlert)", machineId: "\(World.first)", severity: High, status: New, lastUpdateTime: -1h }
        """

    private static let contain = """
        playbook: contain
        mode: enforce
        trigger: { manual: { inputs: { device: device } } }
        steps:
          - { device: inputs.device, tag_device: { add: [seen, before] } }
          - { id: isolate, device: inputs.device, isolate_device: { type: Full, comment: Ransomware }, undo_after: 8h }
          - { alert: 'inputs.device.alerts', update_alert: { status: InProgress, comment: looked at } }

        """

    private static func lift(_ steps: String) -> String {
        """
        playbook: lift
        mode: enforce
        trigger: { manual: { inputs: { device: device, run: { type: string, default: none } } } }
        steps:
        \(steps)

        """
    }

    private static let leases = "  - { id: back, for_each: inputs.device.leases, as: lease, undo: { run: lease.run } }"

    /// A project with a run of `contain` on the first device that has ended.
    private static func open(
        _ steps: String = leases, contain: String = contain, policy: String = "policy: none", code: Int32 = 0,
        _ body: (Lab, String) async throws -> Void
    ) async throws {
        try await Lab.open(world: world, ["--clock", "virtual"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(contain, to: "playbooks/contain.yaml")
            try lab.write(lift(steps), to: "playbooks/lift.yaml")
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s", "--playbook", "contain", "--input", "device=\(World.first)")
            #expect(run.code == code, "\(run.text)")
            try await lab.ask("POST", "clock", #"{"advance":"1m"}"#)
            try await body(lab, try await Self.run(lab))
        }
    }

    private static func run(_ lab: Lab) async throws -> String {
        let runs = try await lab.log().filter { $0["kind"] == "run" && $0["mode"] == "live" }
        return try #require(runs.last?["data"]?["run"]?.stringValue)
    }

    private static let device = ["--input", "device=\(World.first)"]

    private static func lift(_ lab: Lab, _ arguments: String...) async throws -> Child.Outcome {
        try await lab.start(["run", "--playbook", "lift", "--wait", "0s"] + device + arguments).outcome()
    }

    private static func effects(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
    }

    /// The runs that hold something for a time.
    private static func leases(_ lab: Lab) async throws -> [JSONValue] {
        let list = try await lab.cordon("leases", "list", "--format", "json")
        return try JSONValue(parsing: Array(list.standardOutput.utf8))["leases"]?.arrayValue?.compactMap { $0["run"] } ?? []
    }

    private static let done = ["tags", "isolate", World.firstAlert]

    /// The plan shows the requests that the run's own plan named, the last step first; they are sent once, the lease ends, and nobody
    /// takes it back again.
    @Test func whatARunDidIsTakenBack() async throws {
        try await Self.open { lab, run in
            #expect(try await lab.cordon("validate").code == 0)
            let plan = try await lab.cordon("plan", "--playbook", "lift", "--input", "device=\(World.first)", "--out", "plan.json")
            #expect(plan.code == 0 && plan.standardOutput.contains("Take back what the run \(run) did: "), "\(plan.text)")
            #expect(plan.standardOutput.contains("/unisolate") && plan.standardOutput.contains("\"Remove\""), "\(plan.text)")
            let dry = try await Self.lift(lab, "--dry-run")
            #expect(dry.code == 0 && dry.standardOutput.contains("rehearsed"), "\(dry.text)")
            #expect(try Self.effects(lab) == Self.done)
            #expect(try await Self.leases(lab) == [.string(run)])
            let applied = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(applied.code == 0, "\(applied.text)")
            #expect(try Self.effects(lab) == Self.done + [World.firstAlert, "unisolate", "tags"])
            #expect(try await Self.leases(lab).isEmpty)
            let intents = try await lab.log().filter { $0["kind"] == "intent" && $0["mode"] == "live" && $0["data"]?["by"] != nil }
            #expect(intents.compactMap { $0["data"]?["run"]?.stringValue } == [run, run, run])
            let undo = try await lab.cordon("undo", run, "--yes")
            #expect(undo.standardOutput == "Nothing that the run \(run) did can be taken back.\n", "\(undo.text)")
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// A clear sentence for each run of which nothing can be taken back.
    @Test func whatCannotBeTakenBackIsSaid() async throws {
        try await Self.open("  - { undo: { run: inputs.run } }") { lab, run in
            func plan(_ run: String) async throws -> Child.Outcome {
                try await lab.cordon("plan", "--playbook", "lift", "--input", "device=\(World.first)", "--input", "run=\(run)")
            }
            let unknown = try await plan("r-nothing")
            #expect(unknown.standardOutput.contains("there is no run `r-nothing` of ours in this tenant"), "\(unknown.text)")
            #expect(try await lab.cordon("undo", run, "--yes").code == 0)
            let again = try await plan(run)
            #expect(again.standardOutput.contains("what the run \(run) did was taken back before"), "\(again.text)")
        }
    }

    @Test func aRunThatIsNotOverIsNotTakenBack() async throws {
        let waiting = Self.contain.replacingOccurrences(of: "undo_after: 8h", with: "wait: finished")
        try await Self.open("  - { undo: { run: inputs.run } }", contain: waiting, code: 3) { lab, run in
            let plan = try await Self.lift(lab, "--yes", "--input", "run=\(run)")
            #expect(plan.code == 1 && plan.standardOutput.contains("the run \(run) is not over"), "\(plan.text)")
        }
    }

    @Test func aRunThatNothingTakesBackIsLeft() async throws {
        let scan =
            Self.contain.components(separatedBy: "steps:\n")[0] + "steps: [{ device: inputs.device, scan_device: { type: Quick } }]\n"
        try await Self.open("  - { undo: { run: inputs.run } }", contain: scan) { lab, run in
            let lifted = try await Self.lift(lab, "--yes", "--input", "run=\(run)")
            #expect(
                lifted.code == 0 && lifted.standardOutput.contains("nothing that the run \(run) did can be taken back"), "\(lifted.text)")
        }
    }

    /// What somebody else has changed since is theirs: before the plan it is left and named, after the plan it is drift.
    @Test(arguments: [false, true]) func whatIsNotOursIsLeft(isPlannedBefore: Bool) async throws {
        try await Self.open { lab, run in
            let theirs =
                #"{"type":"Unisolate","status":"Succeeded","requestor":"ana","requestorComment":"by hand","machineId":"\#(World.first)"}"#
            if !isPlannedBefore { try await lab.ask("POST", "world/actions", theirs) }
            let plan = try await lab.cordon("plan", "--playbook", "lift", "--input", "device=\(World.first)", "--out", "plan.json")
            #expect(plan.standardOutput.contains("leave isolate, for it is no longer in force") == !isPlannedBefore, "\(plan.text)")
            if isPlannedBefore { try await lab.ask("POST", "world/actions", theirs) }
            let applied = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(applied.code == (isPlannedBefore ? 4 : 0), "\(applied.text)")
            #expect(try Self.effects(lab) == Self.done + (isPlannedBefore ? [] : [World.firstAlert, "tags"]))
        }
    }

    /// What a person has taken back since the plan was made counts as done.
    @Test func whatWasTakenBackByAPersonIsNotTakenBackTwice() async throws {
        try await Self.open("  - { undo: { run: inputs.run } }") { lab, run in
            let given = ["--playbook", "lift", "--input", "device=\(World.first)", "--input", "run=\(run)", "--out", "plan.json"]
            #expect(try await lab.start(["plan"] + given).outcome().code == 0)
            #expect(try await lab.cordon("undo", run, "--yes").code == 0)
            let before = try Self.effects(lab)
            let applied = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(applied.code == 0 && applied.standardOutput.contains("was taken back before"), "\(applied.text)")
            #expect(try Self.effects(lab) == before)
        }
    }

    /// The kill switch alone holds it back; limits and change freezes do not.
    @Test func theKillSwitchAloneHoldsItBack() async throws {
        let policy = """
            policy:
              limits: [{ actions: [release_device], max: 0, per: 1h }]
              change_freeze: [{ from: 2020-01-01T00:00:00Z, to: 2099-01-01T00:00:00Z, allow: [isolate_device, tag_device, update_alert] }]
            """
        try await Self.open(policy: policy) { lab, _ in
            try await lab.cordon("halt")
            #expect(try await Self.lift(lab, "--yes").code == 4)
            #expect(try Self.effects(lab) == Self.done)
            try await lab.cordon("unhalt")
            let lifted = try await Self.lift(lab, "--yes")
            #expect(lifted.code == 0, "\(lifted.text)")
            #expect(try Self.effects(lab).contains("unisolate"))
        }
    }

    /// Killed while a request is under way: whoever goes on asks what became of it, and sends nothing twice.
    @Test(arguments: [3, 4, 5]) func aKillDoublesNothing(after effects: Int) async throws {
        try await Self.open { lab, run in
            try await lab.hold(after: effects)
            let lift = try lab.start(["run", "--playbook", "lift", "--yes", "--wait", "0s"] + Self.device)
            try await lab.waitUntilHeld()
            lift.send(SIGKILL)
            _ = try await lift.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.effects(lab) == Self.done + [World.firstAlert, "unisolate", "tags"])
            #expect(try await Self.leases(lab).isEmpty)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// Whether an isolation of ours is still to come cannot be told: the step stays unknown, and the lease stands until it can.
    @Test func whatMayComeAgainStaysALease() async throws {
        try await Self.open { lab, run in
            let fault = #"{"match":{"method":"GET","path":"/api/machineactions*","afterEffects":5},"do":{"status":500}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let lifted = try await Self.lift(lab, "--yes")
            #expect(lifted.code == 3 && lifted.standardOutput.contains("unknown"), "\(lifted.text)")
            #expect(try await Self.leases(lab) == [.string(run)])
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try await Self.leases(lab).isEmpty)
            #expect(try Self.effects(lab) == Self.done + [World.firstAlert, "unisolate", "tags"])
        }
    }

    /// A lease that is over before its run is: what comes after can wait for that, and read it.
    @Test func aStepThatWasTakenBackIsToldSo() async throws {
        let contain =
            Self.contain.components(separatedBy: "steps:\n")[0] + """
                steps:
                  - { id: mark, device: inputs.device, tag_device: { add: [held] }, undo_after: 1s }
                  - { pause: { until: steps.mark.undone, timeout: 1h } }
                  - { if: "steps.mark.undone && steps.mark.outcome == 'done'", device: inputs.device, tag_device: { add: [freed] } }
                  - { if: "!steps.mark.undone", device: inputs.device, tag_device: { add: [wrong] }, needs: [mark, pause] }

                """
        try await Self.open(contain: contain, code: 3) { lab, _ in
            try await Task.sleep(for: .seconds(1.1))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0 && resumed.standardOutput.contains("released"), "\(resumed.text)")
            let tags = try lab.journal().compactMap { $0.body?["Value"]?.stringValue }
            #expect(tags == ["held", "held", "freed"], "\(resumed.text)")
        }
    }

    /// Which run it is only the run can tell: the plan shows it as deferred, with the most that it can become.
    @Test func whichRunOnlyTheRunCanTell() async throws {
        let steps = """
              - { id: mark, device: inputs.device, tag_device: { add: [lifting] } }
              - { id: back, for_each: "steps.mark.outcome == 'done' ? inputs.device.leases : []", as: lease, max: 5, undo: { run: lease.run } }
            """
        try await Self.open(steps) { lab, run in
            let plan = try await lab.cordon("plan", "--playbook", "lift", "--input", "device=\(World.first)")
            #expect(plan.standardOutput.contains("at most 5"), "\(plan.text)")
            let lifted = try await Self.lift(lab, "--yes")
            #expect(lifted.code == 0 && lifted.standardOutput.contains("back[0]"), "\(lifted.text)")
            #expect(try Self.effects(lab) == Self.done + ["tags", World.firstAlert, "unisolate", "tags"])
        }
    }

    /// Where only the run can tell what it takes back, the sign-in must be able to take back whatever was done.
    @Test func aPermissionThatTakingBackMayNeedIsAskedForBefore() async throws {
        let steps = """
              - { id: mark, device: inputs.device, tag_device: { add: [lifting] } }
              - { id: back, for_each: "steps.mark.outcome == 'done' ? inputs.device.leases : []", as: lease, max: 5, undo: { run: lease.run } }
            """
        try await Self.open(steps) { lab, run in
            let roles = ActionTests.permissions.filter { $0 != "Machine.Isolate" }.map { "\"\($0)\"" }.joined(separator: ",")
            try await lab.ask("PATCH", "apps/\(lab.clientID)", "{\"roles\":[\(roles)]}")
            let lifted = try await Self.lift(lab, "--yes")
            #expect(lifted.code == 4 && lifted.text.contains("Machine.Isolate"), "\(lifted.text)")
            #expect(try Self.effects(lab) == Self.done)
        }
    }

    /// Where only the run can tell whether people are asked, each item is told once.
    @Test func eachRunOfAListIsTakenBackOnce() async throws {
        let steps = """
              - { id: mark, device: inputs.device, tag_device: { add: [mark] } }
              - { id: back, for_each: inputs.device.leases, as: lease, undo: { run: lease.run }, approval: { from: [soc], if: 'steps.mark.outcome != "done"' } }
            """
        let value = Self.contain.replacing("isolate_device: { type: Full, comment: Ransomware }", with: "set_device_value: { value: High }")
        try await Self.open(contain: value) { lab, _ in
            let made = try await lab.cordon("approve", "keygen", "bob.key", "--format", "json")
            let key = try JSONValue(parsing: Array(made.standardOutput.utf8))["key"]?.stringValue ?? ""
            let approvers = "approvers: [ { name: bob, groups: [soc], key: \"\(key)\" } ]\n"
            try lab.write(lab.configuration(policy: "policy: none") + approvers, to: "cordon.yaml")
            try lab.write(Self.lift(steps), to: "playbooks/lift.yaml")
            try lab.write(Self.contain.replacing("playbook: contain", with: "playbook: again"), to: "playbooks/again.yaml")
            let again = try await lab.start(["run", "--yes", "--wait", "0s", "--playbook", "again"] + Self.device).outcome()
            #expect(again.code == 0, "\(again.text)")
            let lifted = try await Self.lift(lab, "--yes")
            #expect(lifted.code == 0, "\(lifted.text)")
            #expect(
                try Self.effects(lab).filter { $0.hasSuffix("solate") || $0 == "setDeviceValue" }.sorted()
                    == ["isolate", "setDeviceValue", "setDeviceValue", "unisolate"])
        }
    }
}

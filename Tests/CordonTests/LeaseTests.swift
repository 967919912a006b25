import Canonical
import Foundation
import Testing

/// What is in force for a time, through the built binary and over real HTTP.
@Suite(.serialized)
struct LeaseTests {
    private static let device = String(repeating: "1", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, deviceValue: Normal, machineTags: [before] }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        """

    /// Runs a playbook of these steps, which have a second, and lets that pass.
    private static func open(_ steps: String, obeying: Bool = true, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world, ["--clock", "virtual"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            let head =
                "playbook: contain\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\n"
            try lab.write(head + "steps:\n" + steps, to: "playbooks/contain.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 0, "\(run.text)")
            #expect(run.standardOutput.contains(" is taken back at "), "\(run.text)")
            if obeying { try await lab.ask("POST", "clock", #"{"advance":"1m"}"#) }
            try await Task.sleep(for: .seconds(1.1))
            try await body(lab)
        }
    }

    private static let isolation = """
          - id: isolate
            isolate_device: { type: Full, comment: Ransomware }
            undo_after: 1s

        """
    private static let tag = "  - id: tag\n    tag_device: { add: [seen, before] }\n    undo_after: 1s\n"

    private static func tag(when condition: String, otherwise: String) -> String {
        "  - id: tag\n    tag_device: { add: [seen] }\n    undo_after: { after: 1s, when: '\(condition)', otherwise: \(otherwise) }\n"
    }

    private static func leases(_ lab: Lab) async throws -> [JSONValue] {
        let list = try await lab.cordon("leases", "list", "--format", "json")
        return try JSONValue(parsing: Array(list.standardOutput.utf8))["leases"]?.arrayValue ?? []
    }

    private static func kinds(_ lab: Lab) async throws -> [String] {
        try await lab.log().compactMap { $0["kind"]?.stringValue }.filter { $0.hasPrefix("lease") }
    }

    private static func release(_ lab: Lab) async throws -> String {
        try #require(try await leases(lab).first?["run"]?.stringValue) + "/tag"
    }

    /// The time is over: what the run did is taken back, once, as the plan said. The tag that was there before stays.
    @Test func whatIsDueIsTakenBack() async throws {
        try await Self.open(Self.isolation + Self.tag) { lab in
            #expect(try await Self.leases(lab).map { $0["overdue"] } == [true, true])
            let plan = try await lab.cordon("plan")
            #expect(plan.standardError.contains("overdue since "), "\(plan.text)")
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(resumed.standardOutput.contains("released  r-"), "\(resumed.text)")
            let effects = try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
            #expect(effects.sorted() == ["isolate", "tags", "tags", "unisolate"])
            #expect(try await Self.kinds(lab) == ["lease", "lease", "lease-ended", "lease-ended"])
            #expect(try await lab.sentences().suffix(2).allSatisfy { $0.hasSuffix(" did, as its lease is over") })
            #expect(try await Self.leases(lab).isEmpty)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try lab.journal().count == 4)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// The device is away: an isolation that is still under way is called off with the release, so it does not come later.
    @Test func whatIsStillUnderWayIsCalledOff() async throws {
        try await Self.open(Self.isolation, obeying: false) { lab in
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            let effects = try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
            #expect(effects == ["isolate", "unisolate", "cancel"], "\(resumed.text)")
            #expect(try await Self.leases(lab).isEmpty)
        }
    }

    /// The step's wait was over before the device obeyed: it may yet, and ends in time all the same.
    @Test func whatTimedOutEndsInTimeToo() async throws {
        try await Lab.open(world: Self.world, ["--clock", "virtual"]) { lab in
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            for name in try FileManager.default.contentsOfDirectory(atPath: lab.path("playbooks").path) {
                try lab.remove("playbooks/\(name)")
            }
            let head =
                "playbook: contain\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\n"
            try lab.write(head + "steps:\n" + Self.isolation + "    wait: { until: finished, timeout: 1s }\n", to: "playbooks/contain.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "1m")
            #expect(run.code == 3 && run.standardOutput.contains("timed_out"), "\(run.text)")
            try await Task.sleep(for: .seconds(1.1))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            let effects = try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
            #expect(effects == ["isolate", "unisolate", "cancel"], "\(resumed.text)")
        }
    }

    /// Of several things that a step did, one was changed by somebody else since: theirs stays, ours is taken back.
    @Test func whatSomebodyElseChangedOfAStepIsLeft() async throws {
        let tags = "  - id: tag\n    tag_device: { add: [one, two] }\n    undo_after: 1s\n"
        try await Self.open(tags) { lab in
            try await lab.ask("PATCH", "world/devices/\(Self.device)", #"{"machineTags":["before","one"]}"#)
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0 && resumed.standardOutput.contains("released  r-"), "\(resumed.text)")
            let effects = try lab.journal()
            #expect(effects.count == 3, "\(effects)")
        }
    }

    /// The condition may ask how earlier steps of the run ended, also after the run is over.
    @Test(arguments: [
        (#"steps.first.outcome == "done" && !steps.first.undone"#, "released  r-", 3),
        (#"steps.first.outcome == "failed""#, "`undo_after.when` is false", 2),
    ])
    func theConditionMayAskForSteps(_ condition: String, says: String, requests: Int) async throws {
        let first = "  - id: first\n    tag_device: { add: [first] }\n"
        try await Self.open(first + Self.tag(when: condition, otherwise: "keep")) { lab in
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0 && resumed.standardOutput.contains(says), "\(resumed.text)")
            #expect(try lab.journal().count == requests)
        }
    }

    /// Each item of a `for_each` is asked about by itself, and is read again where it is a device.
    @Test(arguments: [
        (#"["seen", "kept"]"#, #"t == "seen""#, "\"${t}\"", ["seen"]), ("[device]", #"t.deviceValue == "High""#, "seen", []),
        ("[[device]]", #"t.exists(d, d.deviceValue == "High")"#, "seen", []),
        (#"[{"of": device}]"#, #"t.of.deviceValue == "High""#, "seen", []),
    ])
    func theConditionMayAskForTheItem(_ items: String, condition: String, tag: String, released: [String]) async throws {
        let steps = """
              - id: tag
                for_each: '\(items)'
                as: t
                max: 5
                tag_device: { add: [\(tag)] }
                undo_after: { after: 1s, when: '\(condition)' }

            """
        try await Self.open(steps) { lab in
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 3 && resumed.standardOutput.contains("`undo_after.when` is false"), "\(resumed.text)")
            let removed = try lab.journal().filter { $0.body?["Action"]?.stringValue == "Remove" }.compactMap {
                $0.body?["Value"]?.stringValue
            }
            #expect(removed == released)
            try await lab.ask("PATCH", "world/devices/\(Self.device)", #"{"deviceValue":"High"}"#)
            let again = try await lab.cordon("resume")
            #expect(again.code == (released.isEmpty ? 0 : 3), "\(again.text)")
        }
    }

    /// So are the devices that an earlier step went through.
    @Test func theConditionMayAskForWhatAnEarlierStepWentThrough() async throws {
        let first = "  - id: first\n    for_each: '[device]'\n    as: d\n    device: d\n    tag_device: { add: [first] }\n"
        let condition = #"steps.first.items.all(i, i.item.deviceValue == "High")"#
        try await Self.open(first + Self.tag(when: condition, otherwise: "ask")) { lab in
            #expect(try await lab.cordon("resume").code == 3)
            try await lab.ask("PATCH", "world/devices/\(Self.device)", #"{"deviceValue":"High"}"#)
            let again = try await lab.cordon("resume")
            #expect(again.code == 0 && again.standardOutput.contains("released  r-"), "\(again.text)")
        }
    }

    /// The playbook says what happens where its condition does not hold.
    @Test(arguments: [("ask", 3, ["lease"]), ("extend", 0, ["lease", "lease-extended"]), ("keep", 0, ["lease", "lease-ended"])])
    func theConditionIsReadAnew(_ otherwise: String, code: Int32, kinds: [String]) async throws {
        try await Self.open(Self.tag(when: #"device.deviceValue == "High""#, otherwise: otherwise)) { lab in
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == code, "\(resumed.text)")
            #expect(resumed.standardOutput.contains("`undo_after.when` is false"), "\(resumed.text)")
            #expect(try await Self.kinds(lab) == kinds)
            #expect(try lab.journal().count == 1)
            guard otherwise == "ask" else { return }
            // Once it holds it is taken back.
            try await lab.ask("PATCH", "world/devices/\(Self.device)", #"{"deviceValue":"High"}"#)
            #expect(try await lab.cordon("resume").code == 0)
            #expect(try lab.journal().count == 2)
        }
    }

    @Test func aPersonExtendsAndReleases() async throws {
        try await Self.open(Self.tag) { lab in
            let place = try await Self.release(lab)
            let extended = try await lab.cordon("leases", "extend", place, "--by", "4h")
            #expect(extended.code == 0 && extended.standardOutput.contains("until "), "\(extended.text)")
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            let released = try await lab.cordon("leases", "release", place)
            #expect(released.code == 0 && released.standardOutput.hasPrefix("released  \(place)"), "\(released.text)")
            #expect(try lab.journal().count == 2)
            #expect(try await Self.kinds(lab) == ["lease", "lease-asked", "lease-asked", "lease-ended"])
            for arguments in [
                ["leases", "release", place], ["leases", "extend", "nonsense", "--by", "1h"], ["leases", "extend", place, "--by", "-1h"],
            ] {
                #expect(try await lab.start(arguments).outcome().code == 64, "\(arguments)")
            }
        }
    }

    /// Somebody else has taken it back, or done it anew: neither is ours any more.
    @Test(arguments: [
        (
            #"{"type":"Unisolate","status":"Succeeded","requestor":"ana","requestorComment":"by hand","machineId":"DEVICE"}"#,
            "it was taken back by ana"
        ),
        (
            #"{"type":"Isolate","status":"Succeeded","requestor":"ana","requestorComment":"by hand","machineId":"DEVICE"}"#,
            "in force by ana"
        ),
    ])
    func whatIsNotOursIsLeft(_ action: String, _ sentence: String) async throws {
        try await Self.open(Self.isolation) { lab in
            try await lab.ask("POST", "world/actions", action.replacingOccurrences(of: "DEVICE", with: Self.device))
            let checked = try await lab.cordon("leases", "list", "--check")
            #expect(checked.code == 0 && checked.standardOutput.contains(sentence), "\(checked.text)")
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0 && resumed.standardOutput.contains("lost  r-"), "\(resumed.text)")
            #expect(try lab.journal().count == 1)
            #expect(try await Self.leases(lab).isEmpty)
        }
    }

    /// The kill switch alone holds it back, and says what it holds.
    @Test func theKillSwitchHoldsItBack() async throws {
        try await Self.open(Self.tag) { lab in
            let halted = try await lab.cordon("halt")
            #expect(halted.standardOutput.contains("and will not be while everything is halted"), "\(halted.text)")
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 4, "\(resumed.text)")
            #expect(try lab.journal().count == 1)
            try await lab.cordon("unhalt")
            #expect(try await lab.cordon("resume").code == 0)
            #expect(try lab.journal().count == 2)
        }
    }

    /// Killed while it takes back: the next command asks, and sends nothing twice.
    @Test(arguments: [true, false]) func aKillWhileTakingBackDoublesNothing(isLost: Bool) async throws {
        try await Self.open(Self.isolation) { lab in
            try await lab.hold(after: 1, isLost: isLost)
            let resume = try lab.start(["resume"])
            try await lab.waitUntilHeld()
            resume.send(SIGKILL)
            _ = try await resume.outcome()
            try await lab.release()
            let again = try await lab.cordon("resume")
            #expect(again.code == 0, "\(again.text)")
            let effects = try lab.journal().map { $0.path?.components(separatedBy: "/").last }
            #expect(effects == ["isolate", "unisolate"])
            #expect(try await Self.kinds(lab) == ["lease", "lease-ended"])
        }
    }

    /// What failed is tried again, for it provably did not happen.
    @Test func aRefusedReleaseIsTriedAgain() async throws {
        try await Self.open(Self.isolation) { lab in
            let rule = #"{"match":{"method":"POST","path":"/api/machines/*/unisolate"},"do":{"status":400,"code":"InvalidInput"}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(rule)]}"#)
            let refused = try await lab.cordon("resume")
            #expect(refused.code == 1 && refused.standardOutput.contains("failed  r-"), "\(refused.text)")
            try await lab.release()
            #expect(try await lab.cordon("resume").code == 0)
            #expect(try lab.journal().count == 2)
            #expect(try await Self.leases(lab).isEmpty)
        }
    }

    /// Until then nothing happens, and what was in force before has no lease.
    @Test func nothingHappensBeforeItsTime() async throws {
        let long = Self.isolation.replacingOccurrences(of: "1s", with: "8h")
        try await Self.open(long + "  - tag_device: { add: [before] }\n    undo_after: 1s\n") { lab in
            let leases = try await Self.leases(lab)
            #expect(leases.map { $0["step"] } == ["isolate"])
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try lab.journal().count == 1)
        }
    }

    /// The release was sent twice and nobody knows: a person is asked, in words that can be typed, and the answer ends it.
    @Test func whatOnlyAPersonCanTellSaysSo() async throws {
        try await Self.open(Self.isolation) { lab in
            try await lab.ask(
                "PUT", "faults",
                #"{"rules":[{"match":{"method":"POST","path":"/api/machines/*/unisolate"},"do":{"status":500},"effect":"none"}]}"#)
            let run = try #require(try await Self.leases(lab).first?["run"]?.stringValue)
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 3, "\(resumed.text)")
            #expect(resumed.standardOutput.contains("`cordon resume --resolve \(run)/isolate/undo=done`, else `=retry`"), "\(resumed.text)")
            try await lab.release()
            let answered = try await lab.cordon("resume", "--resolve", "\(run)/isolate/undo=retry")
            #expect(answered.code == 0 && answered.standardOutput.contains("released  \(run)/isolate"), "\(answered.text)")
            #expect(try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last } == ["isolate", "unisolate"])
        }
    }
}

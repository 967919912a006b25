import Canonical
import Foundation
import Testing

/// Items of a `for_each` that tag their devices alike go by one request, through the built binary and over real HTTP.
@Suite(.serialized)
struct JointTagTests {
    private static func id(_ number: Int) -> String { String(repeating: String(number), count: 40) }

    private static let world: String = {
        let devices = (1...6).map { number in
            let platform = number == 3 ? "WindowsServer2019" : "Windows11"
            let tags = number == 5 ? "hot" : ""
            return """
                  - { id: "\(id(number))", computerDnsName: ws\(number).example, osPlatform: \(platform), onboardingStatus: Onboarded, machineTags: [\(tags)] }
                """
        }
        return "devices:\n" + devices.joined(separator: "\n") + """

            alerts:
              - { id: al-1, machineId: "\(id(1))", severity: High, status: New }

            """
    }()

    private static func open(
        _ step: String = "tag_device: { add: [hot] }", policy: String = "policy: none", _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(
                """
                playbook: mark
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d } }
                steps:
                  - for_each: tenant.devices.filter(d, d.onboardingStatus == "Onboarded")
                    as: d
                    device: d
                    \(step)

                """, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            try await body(lab)
        }
    }

    /// Which devices a request for several names, or the one that its path does.
    private static func devices(_ effect: Effect) -> [Int] {
        let named = effect.body?["MachineIds"]?.arrayValue?.compactMap(\.stringValue) ?? [effect.path ?? ""]
        return named.compactMap { $0.split(separator: "/").compactMap { Int(String($0.prefix(1))) }.first }
    }

    /// The requests that the tenant took, each once, by the devices that they name.
    private static func sent(_ lab: Lab) throws -> [[Int]] {
        try lab.journal().reduce(into: [Effect]()) { if $0.last != $1 { $0.append($1) } }.map(devices)
    }

    private static func tags(_ lab: Lab, of number: Int) async throws -> [String] {
        let text = try await lab.cordon("api", "GET", "/api/machines/\(id(number))").standardOutput
        return try JSONValue(parsing: Array(text.utf8))["machineTags"]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    private static func outcomes(_ lab: Lab, _ arguments: String...) async throws -> [String: String] {
        let report = try JSONValue(parsing: Array(try await lab.start(arguments + ["--format", "json"]).outcome().standardOutput.utf8))
        let steps = (report["runs"]?.arrayValue ?? []).flatMap { $0["steps"]?.arrayValue ?? [] }
        return Dictionary(uniqueKeysWithValues: steps.map { ($0["step"]?.stringValue ?? "", $0["outcome"]?.stringValue ?? "") })
    }

    /// What the plan shows is what is rehearsed and what is sent; a protected device is left out, one that has the tag too.
    @Test func onePlannedRequestIsSentForAll() async throws {
        let policy = """
            policy:
              protect: [{ name: servers, where: 'device.osPlatform.startsWith("WindowsServer")', deny: all }]
              limits: [{ actions: [tag_device], max: 5, per: 1h }]
            """
        try await Self.open("tag_device: { add: [hot, seen] }", policy: policy) { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            let planned = Effect.of(try JSONValue(parsing: Array(plan.standardOutput.utf8))) { $0["verdict"] == "cleared" }
            #expect(planned.map(Self.devices) == [[1, 2, 4, 6], [1, 2, 4, 5, 6]])
            let rehearsal = try await lab.cordon("run", "--dry-run", "--format", "json")
            #expect(Effect.of(try JSONValue(parsing: Array(rehearsal.standardOutput.utf8))) { $0["outcome"] == "rehearsed" } == planned)
            #expect(try lab.journal().isEmpty)
            let applied = try await lab.cordon("apply", "p.json", "--yes", "--format", "json")
            #expect(applied.code == 4, "\(applied.text)")
            #expect(Effect.of(try JSONValue(parsing: Array(applied.standardOutput.utf8))) { $0["outcome"] == "done" } == planned)
            #expect(try Self.sent(lab) == planned.map(Self.devices))
            let records = try await lab.log().filter { $0["mode"] == "live" }
            let intents = records.filter { $0["kind"] == "intent" }.compactMap { $0["data"] }
            #expect(intents.count == 9 && records.count { $0["kind"] == "receipt" } == 9)
            #expect(intents.compactMap { $0["request"] }.filter { $0 != .null }.map { Effect($0) } == planned)
            let tokens = Set(intents.filter { $0["with"] == nil }.compactMap { $0["token"] })
            #expect(intents.compactMap { $0["with"] }.allSatisfy(tokens.contains))
            let sixth = try await lab.cordon("run", "--yes", "--again")
            #expect(sixth.text.contains("has the tags as wanted") || !sixth.text.contains("do   "), "\(sixth.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// One device that changed since is decided by itself: the request goes without it.
    @Test func aDeviceThatChangedIsLeftOut() async throws {
        try await Self.open { lab in
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            try await lab.ask("PATCH", "world/devices/\(Self.id(4))", #"{"machineTags":["hot"]}"#)
            let outcomes = try await Self.outcomes(lab, "apply", "p.json", "--yes")
            #expect(outcomes["tag_device[3]"] == "done" || outcomes["tag_device[3]"] == "skipped", "\(outcomes)")
            #expect(try Self.sent(lab) == [[1, 2, 3, 6]])
        }
    }

    /// Each device gets back what it had, and no other device.
    @Test func eachIsTakenBack() async throws {
        try await Self.open { lab in
            let run = try await lab.cordon("run", "--yes", "--format", "json")
            let report = try JSONValue(parsing: Array(run.standardOutput.utf8))
            let id = try #require(report["runs"]?.arrayValue?.first?["run"]?.stringValue)
            try await lab.ask("PATCH", "world/devices/\(Self.id(2))", #"{"machineTags":["hot","other"]}"#)
            let undone = try await lab.cordon("undo", id, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            for (number, tags) in [(1, []), (2, ["other"]), (3, []), (4, []), (5, ["hot"]), (6, [])] as [(Int, [String])] {
                #expect(try await Self.tags(lab, of: number) == tags, "\(number)")
            }
        }
    }

    /// A request for many that the service refuses is asked for device by device; who else is in it does not matter.
    @Test(arguments: [400, 404]) func oneThatIsRefusedHoldsNoOtherUp(status: Int) async throws {
        try await Self.open("tag_device: { add: [hot] }\n    on_failure: continue") { lab in
            let many = #"{"match":{"path":"/api/machines/AddOrRemoveTagForMultipleMachines"},"do":{"status":\#(status)}}"#
            let one = #"{"match":{"path":"/api/machines/\#(Self.id(2))/tags"},"do":{"status":\#(status)}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(many),\#(one)]}"#)
            let outcomes = try await Self.outcomes(lab, "run", "--yes")
            #expect(outcomes["tag_device[1]"] == "failed" && outcomes.values.count { $0 == "done" } == 5, "\(outcomes)")
            #expect(try Self.sent(lab) == [[1], [3], [4], [6]])
        }
    }

    /// An answer that is lost is looked for device by device, and nothing is sent twice.
    @Test func aLostAnswerIsLookedFor() async throws {
        try await Self.open { lab in
            let cut = #"{"match":{"path":"/api/machines/AddOrRemoveTagForMultipleMachines"},"do":{"cutAfterBytes":0},"effect":"before"}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(cut)]}"#)
            let outcomes = try await Self.outcomes(lab, "run", "--yes")
            #expect(outcomes.values.allSatisfy { $0 == "done" || $0 == "already" }, "\(outcomes)")
            #expect(try Self.sent(lab) == [[1, 2, 3, 4, 6]])
        }
    }

    /// A kill while the request is under way: what the devices say decides, each for itself.
    @Test(arguments: [false, true]) func aKilledRequestIsGoneOnWith(isLost: Bool) async throws {
        try await Self.open { lab in
            try await lab.hold(after: 0, isLost: isLost)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            // Meanwhile somebody tags one of them.
            if isLost { try await lab.ask("PATCH", "world/devices/\(Self.id(2))", #"{"machineTags":["hot"]}"#) }
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.sent(lab) == (isLost ? [[1], [3], [4], [6]] : [[1, 2, 3, 4, 6]]))
            for number in 1...6 { #expect(try await Self.tags(lab, of: number) == ["hot"]) }
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// Waves stay waves: a request is for the devices of one.
    @Test func aRequestIsForOneWave() async throws {
        try await Self.open("waves: { of: 2 }\n    tag_device: { add: [wave] }") { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.sent(lab) == [[1, 2], [3, 4], [5, 6]])
        }
    }
}

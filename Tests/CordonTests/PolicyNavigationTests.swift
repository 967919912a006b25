import Canonical
import Foundation
import Testing

/// Rules of the policy that ask for more than the device says, through the built binary and over real HTTP.
@Suite(.serialized)
struct PolicyNavigationTests {
    private static let devices = ["1", "2"].map { String(repeating: $0, count: 40) }

    private static let world = """
        devices:
          - { id: "\(devices[0])", computerDnsName: ws1.example, osPlatform: Windows11 }
          - { id: "\(devices[1])", computerDnsName: ws2.example, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(devices[0])", severity: High, status: New, title: R }
          - { id: al-2, machineId: "\(devices[1])", severity: High, status: New, title: R }
          - { id: al-3, machineId: "\(devices[1])", severity: Low, status: New, title: keep }
        """

    private static func open(
        _ condition: String = #"device.alerts.exists(a, a.title == "keep")"#, device: String = "", _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(
                """
                playbook: contain
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d, per: device } }
                steps:
                  - isolate_device: { type: Full, comment: Ransomware }

                """, to: "playbooks/one.yaml")
            let policy = """
                policy:
                  protect:
                    - name: kept
                      where: '\(condition)'
                      deny: [isolate_device]
                """
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func verdicts(_ plan: Child.Outcome) throws -> [String] {
        let review = try JSONValue(parsing: Array(plan.standardOutput.utf8))
        return (review["runs"]?.arrayValue ?? []).flatMap { $0["steps"]?.arrayValue ?? [] }.map {
            "\($0["verdict"]?.stringValue ?? "") \($0["reason"]?.stringValue ?? "")"
        }
    }

    /// What the rule leads to protects, stands in the plan, and is asked for again by `apply`.
    @Test func aRuleLeadsOn() async throws {
        try await Self.open { lab in
            #expect(try await lab.cordon("validate").code == 0)
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            #expect(try Self.verdicts(plan) == ["cleared ", "refused the device is protected by the policy rule kept"], "\(plan.text)")
            let file = try JSONValue(parsing: Array(try lab.read("p.json").utf8))
            let related = file["inputs"]?["facts"]?["lookups"]?["related"]?.objectValue
            #expect(related?.members.contains { $0.value.canonicalText.contains("keep") } == true, "\(file["inputs"] ?? .null)")
            try await lab.ask("POST", "world/alerts", #"{"id":"al-9","machineId":"\#(Self.devices[0])","severity":"Low","title":"keep"}"#)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4, "\(applied.text)")
            #expect(applied.text.components(separatedBy: "protected by the policy rule kept").count >= 3, "\(applied.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// A look-up that fails protects what it is asked for, says why, and holds nothing else up.
    @Test func whatCannotBeLookedUpProtects() async throws {
        try await Self.open { lab in
            let fault = #"{"match":{"path":"/api/machines/\#(Self.devices[0])/alerts"},"do":{"status":403}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let plan = try await lab.cordon("plan", "--format", "json")
            let verdicts = try Self.verdicts(plan)
            #expect(
                verdicts.first?.hasPrefix("refused the policy rule kept cannot be judged (") == true && verdicts[0].contains("403"),
                "\(plan.text)")
            #expect(verdicts.last == "refused the device is protected by the policy rule kept")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4 && run.text.contains("cannot be judged"), "\(run.text)")
            #expect(try lab.journal().isEmpty)
            try await lab.release()
            let later = try await lab.cordon("run", "--yes")
            #expect(later.text.contains("1 done"), "\(later.text)")
            #expect(try lab.journal().map(\.path) == ["/api/machines/\(Self.devices[0])/isolate"])
        }
    }

    /// What only the policy asks for, and cannot be looked up again by `apply`, refuses the steps that it asks about and no others.
    @Test func whatCannotBeLookedUpAgainHoldsNothingElseUp() async throws {
        try await Self.open(#"device.alerts.exists(a, a.title == "nowhere")"#) { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            #expect(try Self.verdicts(plan) == ["cleared ", "cleared "], "\(plan.text)")
            let fault = #"{"match":{"path":"/api/machines/\#(Self.devices[0])/alerts"},"do":{"status":403}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4 && applied.text.contains("the policy rule kept cannot be judged"), "\(applied.text)")
            #expect(try lab.journal().map(\.path) == ["/api/machines/\(Self.devices[1])/isolate"])
        }
    }

    /// Of a plan that is gone on with, steps have been begun: nothing of it is judged on less than was known.
    @Test func aPlanThatIsGoneOnWithLooksUpAll() async throws {
        try await Self.open(#"device.alerts.exists(a, a.title == "nowhere")"#) { lab in
            try await lab.hold(after: 1, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let sent = try lab.journal().count
            let fault = #"{"match":{"path":"/api/machines/\#(Self.devices[1])/alerts"},"do":{"status":403}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let stopped = try await lab.cordon("resume")
            #expect(stopped.code != 0 && stopped.text.contains("403"), "\(stopped.text)")
            #expect(try lab.journal().count == sent)
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try lab.journal().map(\.path) == Self.devices.map { "/api/machines/\($0)/isolate" })
        }
    }

    /// What the plan itself rests on must be told again.
    @Test func whatThePlanRestsOnIsNeeded() async throws {
        try await Self.open(#"device.alerts.exists(a, a.title == "nowhere")"#) { lab in
            try lab.edit("playbooks/one.yaml", "mode: enforce", "mode: enforce\nwhen: 'device.alerts.size() < 9'")
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            let fault = #"{"match":{"path":"/api/machines/\#(Self.devices[0])/alerts"},"do":{"status":403}}"#
            try await lab.ask("PUT", "faults", #"{"rules":[\#(fault)]}"#)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code != 0 && applied.text.contains("403"), "\(applied.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// Nothing is looked up for steps that the rule does not concern, or where the device itself decides.
    @Test func onlyWhatTheRuleNeedsIsLookedUp() async throws {
        try await Self.open(#"device.computerDnsName.startsWith("ws2") && device.alerts.exists(a, a.title == "keep")"#) { lab in
            let plan = try await lab.cordon("plan", "--format", "json")
            #expect(try Self.verdicts(plan) == ["cleared ", "refused the device is protected by the policy rule kept"], "\(plan.text)")
            let counters = try await lab.ask("GET", "counters").arrayValue ?? []
            let asked = counters.filter { $0["route"]?.stringValue == "/api/machines/{id}/alerts" }.compactMap { $0["count"]?.integerValue }
            #expect(asked.reduce(0, +) == 1, "\(counters)")
        }
    }

    /// Entities by functions, and further on from there.
    @Test(arguments: [
        (#"device.users.exists(u, u.accountDomain == "nowhere")"#, 2), (#"device("\#(devices[1])").machineTags.size() > 0"#, 2),
        (#"device.isolation != "none""#, 2), (#"device.leases.size() > 0"#, 2),
    ])
    func aRuleMayAskForAnything(condition: String, cleared: Int) async throws {
        try await Self.open(condition) { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            #expect(try Self.verdicts(plan).filter { $0 == "cleared " }.count == cleared, "\(plan.text)")
            #expect(try await lab.cordon("apply", "p.json", "--yes").code == 0)
        }
    }

    /// A calendar in a rule is asked at the time of each review: a plan that was cleared before the shop opened is refused while it is open.
    @Test func aRuleHoldsAtItsTimes() async throws {
        try await Self.open(#"device.osPlatform == "Windows11" && during("open")"#) { lab in
            let hour = Int(Date().timeIntervalSince1970) / 3600 % 24
            let times = [2, 5].map { String(format: "%02d:00", (hour + $0) % 24) }
            try lab.edit("cordon.yaml", "policy:", "calendars: { open: { zone: UTC, hours: '\(times[0])-\(times[1])' } }\npolicy:")
            let validated = try await lab.cordon("validate")
            #expect(validated.code == 0 && !validated.text.contains("during"), "\(validated.text)")
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            #expect(try Self.verdicts(plan) == ["cleared ", "cleared "], "\(plan.text)")
            guard let late = try await lab.cordon(clock: "+3h", "apply p.json --yes") else { return }
            #expect(late.code == 4 && late.text.contains("protected by the policy rule kept"), "\(late.text)")
            #expect(try lab.journal().isEmpty)
            let again = try await lab.cordon("plan", "--out", "q.json")
            #expect(again.code == 0, "\(again.text)")
            try lab.edit("cordon.yaml", "zone: UTC", "zone: Asia/Tokyo")
            let changed = try await lab.cordon("apply", "q.json", "--yes")
            #expect(changed.code == 4 && changed.text.contains("policy"), "\(changed.text)")
            #expect(try lab.journal().isEmpty)
        }
    }
}

import Canonical
import Foundation
import Testing

/// Triggers of every kind and the values of cordon.yaml, through the built binary and over real HTTP.
@Suite(.serialized)
struct TriggerKindTests {
    private static let first = String(repeating: "1", count: 40)
    private static let second = String(repeating: "2", count: 40)

    private static let world = """
        devices:
          - { id: "\(first)", computerDnsName: ws1.example, osPlatform: Windows11, exposureLevel: High }
          - { id: "\(second)", computerDnsName: ws2.example, osPlatform: Windows11, exposureLevel: Low }
        alerts:
          - { id: al-1, machineId: "\(first)", severity: High, status: New, incidentId: 7, category: Ransomware }
          - { id: al-2, machineId: "\(second)", severity: High, status: New, incidentId: 7, category: Ransomware }
        """

    private static func open(_ playbook: String, configuration: String = "", _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none\n" + configuration), to: "cordon.yaml")
            try await body(lab)
        }
    }

    /// The devices and bodies of the effects.
    private static func tagged(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { $0.path.flatMap { path in path.split(separator: "/").first { $0.count == 40 }.map(String.init) } }
    }

    private static func runs(_ outcome: Child.Outcome) throws -> [JSONValue] {
        try JSONValue(parsing: Array(outcome.standardOutput.utf8))["runs"]?.arrayValue ?? []
    }

    // MARK: devices

    private static let exposed = """
        playbook: exposed
        mode: enforce
        trigger: { devices: { where: 'device.exposureLevel == "High"', every: 1d } }
        steps: [{ tag_device: { add: [exposed] } }]

        """

    /// One run while it keeps matching, and another only after it stopped matching.
    @Test func aDeviceStartsOneRunWhileItMatches() async throws {
        try await Self.open(Self.exposed) { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.first])
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"machineTags":[]}"#)
            let again = try await lab.cordon("run", "--yes", "--format", "json")
            #expect(try Self.runs(again)[0]["skipped"]?.stringValue?.hasPrefix("handled by r-") == true, "\(again.text)")
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"exposureLevel":"Low"}"#)
            #expect(try Self.runs(try await lab.cordon("run", "--yes", "--format", "json")).isEmpty)
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"exposureLevel":"High"}"#)
            #expect(try await lab.cordon("run", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.first, Self.first])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aSavedPlanOfDevicesIsAppliedOrRefused() async throws {
        try await Self.open(Self.exposed) { lab in
            #expect(try await lab.cordon("plan", "--out", "one.json", "--detailed-exitcode").code == 2)
            #expect(try await lab.cordon("plan", "--out", "two.json").code == 0)
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"exposureLevel":"Low"}"#)
            let drifted = try await lab.cordon("apply", "one.json", "--yes")
            #expect(drifted.code == 4 && drifted.text.contains("no longer matches"), "\(drifted.text)")
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"exposureLevel":"High"}"#)
            #expect(try await lab.cordon("apply", "two.json", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.first])
        }
    }

    // MARK: hunting

    private static let hunting = """
        playbook: hunted
        mode: enforce
        trigger:
          hunting:
            query: "DeviceInfo | where DeviceName == ${vars.name} | project DeviceId, DeviceName"
            columns: { DeviceId: string, DeviceName: string }
            every: 1h
            device: row.DeviceId
            key: row.DeviceId
        steps: [{ tag_device: { add: ["hunted-${row.DeviceName}"] } }]

        """

    @Test func eachRowOfAQueryStartsARun() async throws {
        try await Self.open(Self.hunting, configuration: "vars: { name: ws1.example }\n") { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--format", "json")
            #expect(try Self.runs(plan).map { $0["subject"]?.stringValue } == ["row:\(Self.first)"], "\(plan.text)")
            #expect(try await lab.cordon("apply", "p.json", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.first])
            #expect(try lab.read("journal.jsonl").contains("hunted-ws1.example"))
            #expect(try await lab.cordon("run", "--yes").text.contains("handled by"))
        }
    }

    @Test func aQueryThatIsWrongStartsNothingAndIsSaid() async throws {
        let wrong = Self.hunting.replacingOccurrences(of: "DeviceName: string", with: "DeviceName: int")
            .replacingOccurrences(of: "hunted-${row.DeviceName}", with: "hunted")
        try await Self.open(wrong, configuration: "vars: { name: ws1.example }\n") { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1 && run.text.contains("DeviceName"), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    // MARK: incident, key

    @Test(arguments: [("incident", "incident:7"), ("{ key: alert.category, within: 10m }", "key:Ransomware")])
    func alertsOfSeveralDevicesMakeOneRun(_ per: String, _ subject: String) async throws {
        let playbook = """
            playbook: outbreak
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d, per: \(per) } }
            let: { hit: 'alerts.map(a, a.machineId).distinct()' }
            when: hit.size() >= 2
            steps:
              - for_each: hit
                as: id
                device: id
                isolate_device: { type: Full, comment: "outbreak of ${alerts.size()}" }
              - update_alert: { status: InProgress }

            """
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--yes", "--format", "json")
            #expect(run.code == 0, "\(run.text)")
            let runs = try Self.runs(run)
            #expect(runs.count == 1 && runs[0]["subject"]?.stringValue == subject)
            #expect(try Self.tagged(lab) == [Self.first, Self.second])
            #expect(try await lab.cordon("run", "--yes").text.contains("handled by"))
        }
    }

    // MARK: manual

    private static let manual = """
        playbook: mark
        mode: enforce
        trigger: { manual: { inputs: { where: device, tag: { type: string, default: marked }, often: { type: int, default: 1 } } } }
        steps:
          - { tag_device: { add: ["${inputs.tag}"] }, device: inputs.where }

        """

    @Test func aCallActsOnWhatItIsGiven() async throws {
        try await Self.open(Self.manual) { lab in
            #expect(try await lab.cordon("run", "--yes").text.contains("Nothing"), "nobody has called it")
            let run = try await lab.cordon("run", "--playbook", "mark", "--input", "where=\(Self.second)", "--input", "tag=a=b", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.tagged(lab) == [Self.second])
            #expect(try lab.read("journal.jsonl").contains("a=b"))
            #expect(try await lab.cordon("plan", "--playbook", "mark", "--input", "where=\(Self.first)", "--out", "p.json").code == 0)
            #expect(try await lab.cordon("apply", "p.json", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.second, Self.first])
        }
    }

    /// Another program says which alert it has closed.
    @Test func aCallIsGivenAnAlert() async throws {
        let playbook = """
            playbook: closed-elsewhere
            mode: enforce
            trigger: { manual: { inputs: { alert: alert } } }
            when: inputs.alert.status != "Resolved"
            steps:
              - { update_alert: { status: Resolved, comment: "closed in the ticket" }, alert: inputs.alert }
              - { tag_device: { add: [closed] }, device: inputs.alert.device }

            """
        try await Self.open(playbook) { lab in
            let run = try await lab.cordon("run", "--playbook", "closed-elsewhere", "--input", "alert=al-2", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().count == 2)
            #expect(try Self.tagged(lab) == [Self.second])
            let again = try await lab.cordon("run", "--playbook", "closed-elsewhere", "--input", "alert=al-2", "--yes")
            #expect(again.text.contains("`when` is false"), "\(again.text)")
            let unknown = try await lab.cordon("run", "--playbook", "closed-elsewhere", "--input", "alert=al-9", "--yes")
            #expect(unknown.code == 1 && unknown.text.contains("the service knows no alert al-9"), "\(unknown.text)")
        }
    }

    /// What the run itself has done to what it was given is no reason to stop half-way.
    @Test func aCallThatWasCutShortIsGoneOnWith() async throws {
        let playbook = """
            playbook: closed-elsewhere
            mode: enforce
            trigger: { manual: { inputs: { alert: alert } } }
            when: inputs.alert.status != "Resolved" && inputs.alert.device.alerts.exists(a, a.status != "Resolved")
            steps:
              - { update_alert: { status: Resolved }, alert: inputs.alert }
              - { tag_device: { add: [closed] }, device: inputs.alert.device }

            """
        try await Self.open(playbook) { lab in
            try await lab.hold(after: 1)
            let run = try lab.start(["run", "--playbook", "closed-elsewhere", "--input", "alert=al-2", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.tagged(lab) == [Self.second])
        }
    }

    @Test(arguments: [
        (["--playbook", "mark"], "the input `where` (device) is missing"),
        (["--playbook", "mark", "--input", "where=x", "--input", "often=two"], "the input `often` is no int: two"),
        (["--playbook", "mark", "--input", "were=x"], "the playbook has no input `were`; it takes where, tag, often"),
        (["--playbook", "mark", "--input", "where"], "--input takes name=value"),
        (["--playbook", "mark", "--input", "where=1", "--input", "where=2"], "given twice"),
        (["--input", "where=1"], "--input needs --playbook"), (["--playbook", "markt"], "there is no playbook `markt`; there are mark"),
    ])
    func aWrongCallIsRefused(_ arguments: [String], _ sentence: String) async throws {
        try await Self.open(Self.manual) { lab in
            let outcome = try await lab.start(["plan"] + arguments).outcome()
            #expect(outcome.code == 64 && outcome.standardError.contains(sentence), "\(outcome.text)")
        }
    }

    // MARK: schedule

    @Test func aTimeOfAScheduleIsTakenCareOfOnce() async throws {
        let playbook = """
            playbook: daily
            mode: enforce
            trigger: { schedule: { every: 7d } }
            steps: [{ tag_device: { add: [checked] }, device: '"\(Self.first)"' }]

            """
        try await Self.open(playbook) { lab in
            let first = try await lab.cordon("run", "--yes")
            #expect(first.code == 0, "\(first.text)")
            #expect(try await lab.cordon("run", "--yes").text.contains("handled by"))
            #expect(try Self.tagged(lab) == [Self.first])
        }
    }

    // MARK: vars, data, calendars

    private static let values = """
        playbook: retire
        mode: enforce
        trigger: { devices: { where: 'data.retired.exists(r, r.name == device.computerDnsName)', every: 1d } }
        when: 'during("always") && !during("never")'
        steps: [{ tag_device: { add: ["${vars.tag}-${vars.numbers.size()}"] } }]

        """
    private static let declared = """
        vars: { tag: retired, numbers: [1, 2] }
        data: { retired: { file: retired.csv, columns: { name: string } } }
        calendars:
          always: { zone: UTC, days: Mon-Sun }
          never: { zone: UTC, hours: "00:00-00:01", days: Mon }

        """

    @Test func valuesOfTheConfigurationAreRead() async throws {
        try await Self.open(Self.values, configuration: Self.declared) { lab in
            try lab.write("name,owner\nws2.example,ana\n", to: "retired.csv")
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            let inputs = try JSONValue(parsing: Array(try lab.read("p.json").utf8))["inputs"]
            #expect(inputs?["values"]?["vars"] == ["tag": "retired", "numbers": [1, 2]])
            #expect(inputs?["values"]?["data"]?["retired"]?["file"] == "retired.csv")
            // A table that was changed makes another plan.
            try lab.write("name\nws1.example\n", to: "retired.csv")
            let changed = try await lab.cordon("apply", "p.json", "--yes")
            #expect(changed.code == 4 && changed.text.contains("vars, data or calendars"), "\(changed.text)")
            try lab.write("name,owner\nws2.example,ana\n", to: "retired.csv")
            #expect(try await lab.cordon("apply", "p.json", "--yes").code == 0)
            #expect(try Self.tagged(lab) == [Self.second])
            #expect(try lab.read("journal.jsonl").contains("retired-2"))
        }
    }

    /// What is left of a plan is gone on with by the values that it was made with.
    @Test func aTenantHasItsOwnValuesAndResumeKeepsThem() async throws {
        try await Self.open(Self.values, configuration: Self.declared) { lab in
            try lab.write("name\nws1.example\n", to: "retired.csv")
            try lab.edit("cordon.yaml", "credential: {", "vars: { tag: own }\n    credential: {")
            try await lab.hold(after: 0)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            run.send(SIGKILL)
            _ = try await run.outcome()
            try lab.write("name\nws2.example\n", to: "retired.csv")
            try await lab.release()
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.tagged(lab) == [Self.first])
            #expect(try lab.read("journal.jsonl").contains("own-2"))
        }
    }
}

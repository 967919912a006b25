import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Planning
import Playbooks
import TestKit
import Testing

/// What one run is about, by the kind of trigger.
struct TriggerTests {
    private func playbook(_ trigger: String, when: String = "true", device: String? = nil, more: String = "") -> String {
        """
        playbook: triggered
        mode: enforce
        trigger: \(trigger)
        when: \(when)
        steps:
          - tag_device: { add: [seen] }
        \(device.map { "    device: \($0)" } ?? "")
        \(more)
        """
    }

    private func alert(_ id: String, on machine: Int = 1, minute: Int, _ more: JSONObject = [:]) -> Alert {
        let text = minute < 10 ? "0\(minute)" : "\(minute)"
        var json: JSONObject = ["alertCreationTime": .string("2026-07-01T10:\(text):00Z")]
        for member in more.members { json[member.key] = member.value }
        return Sample.alert(id, on: machine, json)
    }

    /// Whatever saves the plan must give the same plan again, and a saved plan must hold in an unchanged world.
    private func planned(_ scenario: Scenario) throws -> Plan {
        let plan = scenario.plan()
        let again = try PlanFile(plan.canonicalBytes).plan(
            scenario.graph, scenario.policy, tenant: "lab", tenantID: "tenant-1", now: Sample.now)
        #expect(again.digest == plan.digest)
        let drift = scenario.drift(of: plan)
        #expect(drift.differences.isEmpty && drift.forged.isEmpty)
        #expect(drift.verdicts.values.allSatisfy { $0.values.allSatisfy { $0 == .holds } }, "\(drift.verdicts)")
        return plan
    }

    // MARK: Incidents

    @Test func oneRunPerIncidentOverAllDevices() throws {
        var scenario = Scenario(
            playbook(
                "{ alerts: { where: 'true', lookback: 24h, per: incident } }", when: "incident.id == 7 && alerts.size() == 2",
                device: "alerts[0].device"))
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        scenario.alerts = [
            alert("al-1", on: 1, minute: 1, ["incidentId": 7]), alert("al-2", on: 2, minute: 2, ["incidentId": 7]),
            alert("al-3", on: 2, minute: 3, ["incidentId": 8]), alert("al-4", on: 2, minute: 4),
        ]
        let runs = try planned(scenario).runs
        #expect(runs.map(\.subject.description) == ["incident:7", "incident:8", "alert:al-4"])
        #expect(runs[0].alerts.map(\.description) == ["al-1", "al-2"] && runs[0].device == nil)
        #expect(runs[0].steps[0].device == Sample.machineID(1))
        #expect(runs[1].skipped?.hasPrefix("`when` is false") == true)
        #expect(runs[2].skipped == "the alert belongs to no incident")
    }

    // MARK: Keys

    /// Minutes of the alerts, and the sets of them that runs are about.
    @Test(arguments: [
        ([0, 5], [["0", "5"]]), ([0, 11], [["0"], ["11"]]), ([0, 10], [["0", "10"]]),
        ([0, 9, 11, 12], [["0", "9"], ["9", "11", "12"]]), ([0, 9, 18, 27], [["0", "9"], ["9", "18"], ["18", "27"]]), ([], []),
        ([3, 3, 3], [["3", "3", "3"]]),
    ])
    func everyWindowOfAKey(_ minutes: [Int], _ expected: [[String]]) throws {
        var scenario = Scenario(
            playbook(
                "{ alerts: { where: 'true', lookback: 24h, per: { key: alert.category, within: 10m } } }",
                when: "key == \"Ransomware\"", device: "alerts[0].machineId"))
        scenario.alerts = minutes.enumerated().map { alert("\($0.offset)-\($0.element)", minute: $0.element) }
        let runs = try planned(scenario).runs
        let found = runs.map { $0.alerts.map { $0.description.split(separator: "-").last.map(String.init) ?? "" } }
        #expect(found == expected)
        #expect(runs.allSatisfy { $0.subject.description == "key:Ransomware" })
        #expect(Set(runs.map(\.id)).count == runs.count)
    }

    @Test func aKeyThatCannotBeToldIsSaid() throws {
        var scenario = Scenario(
            playbook(
                "{ alerts: { where: 'true', lookback: 24h, per: { key: 'alert.id.split(\"-\")[1]', within: 10m } } }",
                device: "alerts[0].machineId"))
        scenario.alerts = [alert("x", minute: 1), alert("a-b", minute: 1)]
        let runs = try planned(scenario).runs
        #expect(runs.map(\.subject.description) == ["alert:x", "key:b"])
        #expect(runs[0].isFailed && runs[0].skipped?.hasPrefix("`per.key` failed: ") == true)
    }

    // MARK: Devices

    @Test func oneRunPerDeviceThatMatches() throws {
        var scenario = Scenario(playbook("{ devices: { where: 'device.osPlatform == \"Windows11\"', every: 1h } }"))
        scenario.alerts = []
        scenario.machines = [Sample.machine(1), Sample.machine(2, ["osPlatform": "macOS"]), Sample.machine(3)]
        scenario.found = [scenario.machines[2], scenario.machines[0], scenario.machines[1]]
        let plan = try planned(scenario)
        #expect(plan.runs.map(\.subject) == [.device(Sample.machineID(1)), .device(Sample.machineID(3))])
        #expect(plan.runs[0].device?.name == "pc1.contoso.example" && plan.runs[0].steps[0].state.isReady)
        #expect(plan.inputs.facts.found == [Sample.machineID(1), Sample.machineID(3)], "what does not match is in no plan")
        scenario.machines[0] = Sample.machine(1, ["osPlatform": "Linux"])
        let drift = scenario.drift(of: plan)
        #expect(drift.verdicts[plan.runs[0].id]?.values.allSatisfy { $0 != .holds } == true, "it no longer matches")
        #expect(drift.verdicts[plan.runs[1].id]?.values.allSatisfy { $0 == .holds } == true)
    }

    @Test func onlyTheAlertThatWasAskedForStartsRuns() throws {
        var scenario = Scenario(playbook("{ devices: { where: 'true', every: 1h } }"))
        scenario.found = [Sample.machine(1)]
        scenario.scope = PlanScope(isAlertsOnly: true)
        #expect(try planned(scenario).runs.isEmpty)
    }

    // MARK: Times

    /// `now` is a Wednesday, 12:00 UTC.
    @Test(arguments: [
        ("{ every: 1h }", "2026-07-01T12:00:00Z"), ("{ every: 7h }", "2026-07-01T10:00:00Z"), ("{ at: '08:00' }", "2026-07-01T08:00:00Z"),
        ("{ at: '13:30', zone: Europe/Berlin }", "2026-07-01T11:30:00Z"), ("{ at: '14:30', zone: Europe/Berlin }", "2026-06-30T12:30:00Z"),
        ("{ at: 'Mon 08:00' }", "2026-06-29T08:00:00Z"), ("{ at: 'Wed 12:00' }", "2026-07-01T12:00:00Z"),
        ("{ at: 'Wed 12:01' }", "2026-06-24T12:01:00Z"),
    ])
    func aScheduleIsAboutTheTimeThatCameLast(_ schedule: String, _ time: String) throws {
        var scenario = Scenario(playbook("{ schedule: \(schedule) }", device: "'\"\(Sample.machineID(1))\"'"))
        scenario.alerts = []
        let run = try planned(scenario).runs[0]
        #expect(run.subject == .occurrence(Sample.time(time)) && run.device == nil)
        #expect(run.steps[0].device == Sample.machineID(1) && run.steps[0].state.isReady)
        scenario.handled = [.init(playbook: "triggered", subject: run.subject.identity, run: "r-before")]
        #expect(try planned(scenario).runs[0].skipped == "handled by r-before")
    }

    // MARK: Calls

    private static let manual = "{ manual: { inputs: { where: { type: device }, tag: { type: string, default: a }, often: int } } }"

    private func called(_ inputs: [String: String], playbook name: String? = "triggered") throws -> [PlannedRun] {
        var scenario = Scenario(
            """
            playbook: triggered
            mode: enforce
            trigger: \(Self.manual)
            when: inputs.often == 2
            steps: [{ tag_device: { add: ["${inputs.tag}"] }, device: inputs.where }]
            """)
        scenario.scope = PlanScope(playbook: name, inputs: inputs)
        return try planned(scenario).runs
    }

    @Test func aCallGivesItsInputsTypesAndDefaults() throws {
        let machine = Sample.machineID(1).description
        let runs = try called(["where": machine, "often": "2"])
        #expect(runs[0].steps[0].device == Sample.machineID(1) && runs[0].steps[0].step?.sentence.contains("a") == true)
        #expect(try called(["where": machine, "often": "3"])[0].skipped?.hasPrefix("`when` is false") == true)
        #expect(try called([:], playbook: nil).isEmpty, "nobody has called it")
    }

    @Test(arguments: [
        (["often": "2"], "the input `where` (device) is missing"),
        (["where": "x", "often": "two"], "the input `often` is no int: two"),
        (["where": "x", "often": "2", "toofar": ""], "the playbook has no input `toofar`; it takes where, tag, often"),
    ])
    func aCallWithAMistakeDoesNothing(_ inputs: [String: String], _ reason: String) throws {
        let run = try called(inputs)[0]
        #expect(run.skipped == reason && run.isFailed && run.steps.isEmpty)
    }

    // MARK: Lists

    /// The one run of a playbook with the input `l` of a type, which is given as on a command line.
    private func listed(_ type: String, _ given: [String], when: String = "true") throws -> PlannedRun {
        var scenario = Scenario(
            """
            playbook: triggered
            mode: enforce
            trigger: { manual: { inputs: { l: \(type) } } }
            when: '\(when)'
            steps: [{ tag_device: { add: [seen] }, device: '"\(Sample.machineID(1))"' }]
            """)
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        guard case .manual(let inputs) = scenario.graph.rules[0].startedBy else { preconditionFailure("it is called") }
        let texts = try ManualCall.texts(inputs, ["l": given])
        _ = try ManualCall(inputs, texts)
        scenario.scope = PlanScope(playbook: "triggered", inputs: texts)
        return try planned(scenario).runs[0]
    }

    @Test(arguments: [
        ("list(int)", ["[1, 2]"], "inputs.l == [1, 2]"), ("list(int)", ["1", "2"], "inputs.l == [1, 2]"),
        ("list(int)", ["9223372036854775807", "-1"], "inputs.l == [9223372036854775807, -1]"), ("list(int)", ["1"], "inputs.l == [1]"),
        ("list(int)", ["[]"], "inputs.l == []"), ("list(int)", [""], "inputs.l == []"),
        ("list(string)", [#"["a","b"]"#], #"inputs.l == ["a", "b"]"#), ("list(string)", ["a,b"], #"inputs.l == ["a,b"]"#),
        ("list(string)", ["a;b"], #"inputs.l == ["a;b"]"#), ("list(string)", [#"["[a]"]"#], #"inputs.l == ["[a]"]"#),
        ("list(string)", ["", #"say "a""#], #"inputs.l.size() == 2 && inputs.l[0] == "" && inputs.l[1].size() == 7"#),
        ("list(double)", ["[1, 2.5]"], "inputs.l == [1.0, 2.5]"), ("list(double)", ["1", "2.5"], "inputs.l == [1.0, 2.5]"),
        ("list(bool)", ["[true]"], "inputs.l == [true]"), ("list(bool)", ["true", "false"], "inputs.l == [true, false]"),
        ("list(duration)", ["30m", "2h"], #"inputs.l == [duration("30m"), duration("2h")]"#),
        ("list(incident)", ["[7]"], "inputs.l[0].id == 7"), ("list(incident)", ["7", "8"], "inputs.l[1].id == 8"),
        ("list(list(int))", ["[[1],[2,3]]"], "inputs.l[1] == [2, 3]"), ("list(list(int))", ["[1]", "[2,3]"], "inputs.l[1] == [2, 3]"),
    ])
    func aListIsGivenAsAnArrayOrItemByItem(_ type: String, _ given: [String], _ condition: String) throws {
        let run = try listed(type, given, when: condition)
        #expect(run.skipped == nil && run.steps.count == 1)
    }

    @Test func devicesOfAListAreLookedUp() throws {
        let ids = [Sample.machineID(1).description, Sample.machineID(2).description]
        let names = #"inputs.l.map(d, d.computerDnsName) == ["pc1.contoso.example", "pc2.contoso.example"]"#
        #expect(try listed("list(device)", ids, when: names).skipped == nil)
        #expect(try listed("list(device)", [#"["\#(ids[0])","\#(ids[1])"]"#], when: names).skipped == nil)
    }

    @Test(arguments: [
        ("list(int)", ["1,2"]), ("list(int)", ["1;2"]), ("list(int)", ["[1,2"]), ("list(int)", [#"["1"]"#]), ("list(int)", ["1", "[2]"]),
        ("list(int)", ["1", ""]), ("list(int)", ["[1.5]"]), ("list(int)", ["[[1]]"]), ("list(string)", ["[a,b]"]),
        ("list(string)", ["[1]"]), ("list(string)", ["a", "[b]"]), ("list(string)", ["[null]"]), ("list(device)", ["a,b"]),
        ("list(device)", [#"["a"]"#]),
        ("list(bool)", [#"["true"]"#]), ("list(md5)", ["[\"ab\"]"]), ("list(list(int))", ["[1,2]"]), ("[low, high]", ["low", "high"]),
    ])
    func whatIsNoListIsSaid(_ type: String, _ given: [String]) {
        #expect(throws: ManualCall.Mistake.self) { try listed(type, given) }
    }

    /// No alert is spoken of where somebody else has named the device.
    @Test func aDeviceThatIsNamedWronglyIsCalledWhatItIs() throws {
        let condition = #"'device("pc1").id == ""'"#
        var scenario = Scenario(playbook("{ schedule: { every: 1h } }", when: condition, device: "'\"x\"'"))
        scenario.alerts = []
        let run = try planned(scenario).runs[0]
        #expect(run.skipped == "`when` failed: `pc1` is no device id, which is 40 hexadecimal digits")
    }

    @Test func anAlertThatNamesADeviceWronglyIsSpokenOf() throws {
        var scenario = Scenario(playbook("{ alerts: { where: 'true', lookback: 24h } }"))
        scenario.alerts = [Sample.alert("al-1", on: nil, ["machineId": "pc1"])]
        #expect(try planned(scenario).runs[0].skipped == "the alert's machineId is no machine id: pc1")
    }
}

extension PlannedStep.State {
    fileprivate var isReady: Bool {
        if case .ready = self { return true }
        return false
    }
}

import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// Which alerts make which runs, and what is asked for on the way.
struct MatchingTests {
    private func playbook(_ condition: String, per: String = "alert", more: String = "") -> String {
        """
        playbook: mark
        mode: enforce
        trigger: { alerts: { where: '\(condition)', lookback: 24h, per: \(per) } }
        \(more)
        steps: [ { id: mark, tag_device: { add: [seen] } } ]
        """
    }

    @Test func aDeviceIsAskedForOnlyIfAnAlertMatches() {
        var scenario = Scenario(playbook(#"alert.severity == "High" && device.osPlatform == "Windows11""#))
        scenario.alerts = [Sample.alert("al-1", on: 1), Sample.alert("al-2", on: 2, ["severity": "Low"])]
        #expect(scenario.gathered().asked == [.device(Sample.machineID(1))])
    }

    @Test func historiesAreAskedForOnlyByActionsThatNeedThem() {
        var scenario = Scenario(Projects.containment)
        #expect(scenario.gathered().asked == [.device(Sample.machineID(1)), .actions(Sample.machineID(1))])
        scenario = Scenario(playbook("true"))
        #expect(scenario.gathered().asked == [.device(Sample.machineID(1))])
    }

    @Test func alertsOfADeviceAreOneRunOldestFirst() {
        var scenario = Scenario(playbook("true", per: "device"))
        scenario.alerts = [
            Sample.alert("al-b", on: 1, ["alertCreationTime": "2026-07-01T09:00:00Z"]),
            Sample.alert("al-a", on: 1, ["alertCreationTime": "2026-07-01T10:00:00Z"]),
            Sample.alert("al-c", on: 2, ["alertCreationTime": "2026-07-01T08:00:00Z"]),
            Sample.alert("al-d", on: 1, ["alertCreationTime": "2026-07-01T09:00:00Z"]),
        ]
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        let runs = scenario.plan().runs
        #expect(runs.map { $0.alerts.map(\.description) } == [["al-c"], ["al-b", "al-d", "al-a"]])
        #expect(runs.map(\.subject) == [.device(Sample.machineID(2)), .device(Sample.machineID(1))])
    }

    @Test(arguments: ["alert", "device"]) func anAlertWithoutDeviceIsASkippedRun(per: String) {
        var scenario = Scenario(playbook("true", per: per))
        scenario.alerts = [Sample.alert("al-1", on: nil)]
        let runs = scenario.plan().runs
        #expect(runs.map(\.skipped) == ["the alert names no device"])
        #expect(runs.map(\.subject.description) == ["alert:al-1"])
    }

    @Test func aDeviceThatTheServiceDoesNotKnowSkipsTheRun() {
        var scenario = Scenario(playbook("true"))
        scenario.machines = []
        #expect(scenario.plan().runs.map(\.skipped) == ["the service knows no device \(Sample.machineID(1))"])
    }

    @Test func aFailingWhereNeverActsAndSaysSo() {
        var scenario = Scenario(playbook("alert.description == 'x'".replacing("'", with: "\"")))
        scenario.alerts = [Sample.alert("al-1")]
        let run = scenario.plan().runs.first
        #expect(run?.isFailed == true)
        #expect(run?.skipped == "`where` failed: the service gives no description for this alert")
        #expect(run?.steps.isEmpty == true)
    }

    @Test func aFailingWhenNeverActsAndSaysSo() {
        let scenario = Scenario(playbook("true", more: #"when: device.healthStatus == "Active""#))
        let run = scenario.plan().runs.first
        #expect(run?.isFailed == true)
        #expect(run?.skipped == "`when` failed: the service gives no healthStatus for this device")
    }

    @Test func aFalseWhenSkipsWithItsText() {
        let scenario = Scenario(playbook("true", more: #"when: device.osPlatform == "Linux""#))
        let run = scenario.plan().runs.first
        #expect(run?.isFailed == false)
        #expect(run?.skipped == #"`when` is false: device.osPlatform == "Linux""#)
    }

    @Test func lookbackIsAWindowOverTheLastUpdate() {
        var scenario = Scenario(playbook("true"))
        scenario.alerts = [
            Sample.alert("in", on: 1, ["lastUpdateTime": "2026-06-30T12:00:00Z"]),
            Sample.alert("out", on: 1, ["lastUpdateTime": "2026-06-30T11:59:59.9999999Z"]),
            Sample.alert("old-but-touched", on: 1, ["alertCreationTime": "2026-01-01T00:00:00Z"]),
        ]
        #expect(scenario.plan().runs.flatMap(\.alerts).map(\.description) == ["old-but-touched", "in"])
        scenario.lookback = .seconds(2 * 3600)
        #expect(scenario.plan().runs.flatMap(\.alerts).map(\.description) == ["old-but-touched"])
    }

    @Test func anExpiredPlaybookIsInert() {
        let text = playbook("true", more: "expires: 2026-07-01T12:00:00Z")
        #expect(Scenario(text).plan().runs.isEmpty)
        #expect(Scenario(text.replacing("12:00:00Z", with: "12:00:01Z")).plan().runs.count == 1)
    }

    @Test func aSubjectThatWasHandledIsSkipped() {
        var scenario = Scenario(playbook("true"))
        scenario.handled = [.init(playbook: "mark", subject: "alert:al-1", run: "r-before")]
        #expect(scenario.plan().runs.map(\.skipped) == ["handled by r-before"])
    }

    @Test func anAlertWhoseIdIsNoneIsToldAndNotActedOn() {
        let scenario = Scenario(playbook("true"))
        let matcher = Matcher(scenario.graph, at: Sample.now)
        let result = matcher.match([Sample.alert("../x"), Sample.alert("al-1")], Facts())
        #expect(result.nameless == ["../x"])
        #expect(result.matches.flatMap(\.alerts).map(\.id) == ["al-1"])
    }

    /// Playbooks share the parts of their conditions; whatever these come to, each condition is what it is by itself.
    @Test func sharedPartsChangeNoDecision() {
        let parts = [
            #"alert.severity == "High""#, #"alert.category == "Malware""#, #"device.osPlatform == "Windows11""#,
            "alert.evidence[0].entityType == \"File\"",
            #"alert.evidence.exists(e, e.entityType == "File")"#, #"alert.evidence.exists(e, e.entityType == "User")"#,
            #"!(alert.title in ["a", "b"])"#, "1 / alert.evidence.size() > 0", #"alert.title.contains("drill")"#, "true",
            #"(alert.severity == "Low" || alert.title == "x")"#, #"alert.category in ["Malware", "Ransomware"]"#,
            #""Low" == alert.severity"#, #"alert.threatFamilyName == "Emotet""#,
        ]
        let conditions =
            parts + parts.flatMap { one in parts.map { "\(one) && \($0)" } } + parts.map { "\($0) && \(parts[2]) && \(parts[0])" }
        func graph(_ form: (String) -> String) -> RuleGraph {
            Projects.graph(
                conditions.enumerated().map { number, condition in
                    "playbook: p-\(number)\ntrigger: { alerts: { where: '\(form(condition))', lookback: 24h } }\nsteps: [ { tag_device: { add: [a] } } ]"
                })
        }
        // In brackets and with an `||` a condition has no parts to share.
        let (divided, whole) = (Matcher(graph { $0 }, at: Sample.now), Matcher(graph { "(\($0)) || false" }, at: Sample.now))
        let alerts = [
            Sample.alert("al-1"), Sample.alert("al-2", ["severity": "Low", "title": "a drill"]),
            Sample.alert("al-3", ["category": "Malware"]),
            Sample.alert("al-4", on: nil), Sample.alert("al-5", ["evidence": [["entityType": "File"]]]),
        ]
        for alert in alerts {
            let (found, wanted) = (divided.match([alert], Facts()), whole.match([alert], Facts()))
            #expect(found.matches.map(\.rule) == wanted.matches.map(\.rule), "\(alert.id)")
            #expect(found.failures.map(\.rule) == wanted.failures.map(\.rule), "\(alert.id)")
            #expect(found.questions == wanted.questions, "\(alert.id)")
            #expect(!found.matches.isEmpty)
        }
    }
}

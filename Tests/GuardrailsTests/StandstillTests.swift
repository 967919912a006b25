import Canonical
import Guardrails
import Planning
import Playbooks
import TestKit
import Testing

/// What holds back a whole plan: a freeze, a stop, a share of the fleet.
struct StandstillTests {
    private func verdicts(_ policy: String, playbook: String = Projects.containment, fleet: Int? = nil, stop: Stop? = nil) -> [[Verdict]] {
        let scenario = Scenario(playbook, policy: policy)
        return scenario.review(scenario.plan(), fleet: fleet, stop: stop).runs.map { $0.steps.map(\.verdict) }
    }

    private static func freeze(from: Timestamp, to: Timestamp, allow: String = "") -> String {
        "  change_freeze: [ { from: \(from), to: \(to), allow: [\(allow)] } ]"
    }

    private static let hour = Duration.seconds(3600)

    @Test(arguments: [
        (Sample.now - hour, Sample.now + hour, true), (Sample.now, Sample.now + hour, true), (Sample.now - hour, Sample.now, false),
        (Sample.now + hour, Sample.now + hour + hour, false),
    ])
    func aFreezeRefusesWhatItDoesNotAllow(from: Timestamp, to: Timestamp, isFrozen: Bool) {
        let first = verdicts(Self.freeze(from: from, to: to, allow: "tag_device"))[0]
        #expect(first.map(\.word) == [isFrozen ? "refused" : "cleared", "cleared"])
        guard isFrozen else { return }
        #expect(first[0].rule == "change_freeze[0] (cordon.yaml:7:20)")
        let reason = "a change freeze holds from \(from) until \(to), and the action is not among those that it allows"
        #expect(first[0].reason == reason)
    }

    @Test func aStopRefusesEverythingThatWouldBeSent() {
        let stop = Stop(kind: .breaker, reason: "5 failures", by: "cordon", since: Sample.now)
        #expect(verdicts("none", stop: stop)[0].map(\.rule) == ["breaker", "breaker"])
        let observed = Projects.containment.replacing("mode: enforce", with: "mode: observe")
        #expect(verdicts("none", playbook: observed, stop: stop)[0] == [.cleared, .cleared])
    }

    // MARK: Share of the fleet

    private func isolations(devices: Int, share: String, fleet: Int?) -> [Verdict] {
        var scenario = Scenario(
            Projects.containment, policy: "  limits: [ { actions: [isolate_device], max: 3, per: 1h, share_of_devices: \(share) } ]")
        scenario.alerts = (1...devices).map { Sample.alert("al-\($0)", on: $0) }
        scenario.machines = (1...devices).map { Sample.machine($0) }
        return scenario.review(scenario.plan(), fleet: fleet).runs.map { $0.steps[0].verdict }
    }

    /// The stricter of number and share holds; a share is at least one device.
    @Test(arguments: [("10%", 20, 2), ("10%", 29, 2), ("10%", 5, 1), ("10%", 1000, 3), ("0.01%", 100_000, 3), ("100%", 2, 2)])
    func theStricterHolds(share: String, fleet: Int, cleared: Int) {
        #expect(isolations(devices: 4, share: share, fleet: fleet).count { $0 == .cleared } == cleared)
    }

    @Test func aShareIsExplained() {
        #expect(
            isolations(devices: 3, share: "10%", fleet: 20)[2].reason
                == "the policy allows isolate_device on at most 10% of the onboarded devices per 1h, which is 2 of 20; 2 are used up")
    }

    @Test func aShareOfNobodyKnowsWhatIsRefused() {
        let verdict = isolations(devices: 1, share: "10%", fleet: nil)[0]
        #expect(verdict.word == "refused")
        #expect(verdict.reason?.hasSuffix("their number is not known") == true)
    }

    @Test func ofManyDevicesAShareDoesNotOverflow() throws {
        #expect(try #require(Share("100%")).most(of: .max) == .max)
        #expect(try #require(Share("0.01%")).most(of: 0) == 1)
    }

    // MARK: Age of plans

    @Test(arguments: [("none", 86_400), ("  plans: { max_age: 30m }", 1800)])
    func aPlanIsAsOldAsThePolicyAllows(policy: String, seconds: Int64) {
        #expect(Scenario(Projects.containment, policy: policy).plan().expires == Sample.now + .seconds(seconds))
    }
}

import ActionKit
import Actions
import Canonical
import DefenderAPI
import Diagnostics
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// Hostile and careless playbooks, through the real pipeline, twice: no protected device is touched, no limit is passed, and each
/// comes to what is expected of it.
struct AdversarialTests {
    private static let configuration = Projects.configuration(policy: BuiltInPolicy.protectionsAndSmallLimits)

    /// Devices 1 to 8 are ordinary, though some look otherwise; 9 to 13 are protected, the last because nobody can tell.
    private static let world: String = {
        func device(_ number: Int, _ name: String, _ more: String) -> String {
            "  - { id: \"\(Sample.machineID(number))\", computerDnsName: \(name), onboardingStatus: Onboarded, \(more) }"
        }
        let ordinary = (1...6).map { device($0, "pc\($0).lab", "osPlatform: Windows11, deviceValue: Normal, machineTags: []") }
        let special = [
            device(7, "dc1-test.lab", "osPlatform: Windows11, deviceValue: Normal, machineTags: [tier0-lookalike]"),
            device(8, "pc8.lab", "osPlatform: Windows11, deviceValue: Normal, machineTags: [\"t\u{456}er0\"]"),
            device(9, "dc1.lab", "osPlatform: WindowsServer2022, deviceValue: Normal, machineTags: [tier0]"),
            device(10, "hv1.lab", "osPlatform: Windows11, deviceValue: Normal, machineTags: [hyperv]"),
            device(11, "vip.lab", "osPlatform: Windows11, deviceValue: High, machineTags: []"),
            device(12, "srv1.lab", "osPlatform: WindowsServer2019, deviceValue: Normal, machineTags: []"),
            device(13, "odd.lab", "osPlatform: null, deviceValue: Normal, machineTags: []"),
        ]
        let titles = [1: "Ransomware on dc1", 6: "x'); drop [a](b) <b>", 9: "tier0"]
        let files = (0..<3).map { "{ entityType: File, sha1: \"\(String(repeating: "\($0)", count: 40))\", fileName: f\($0).exe }" }
        let alerts = (1...15).map { number in
            """
              - { id: al-\(number), title: "\(titles[number] ?? "t")", machineId: "\(number == 15 ? "" : "\(Sample.machineID(number))")", severity: High, \
            category: Malware, status: New, lastUpdateTime: -1h, alertCreationTime: -\(number)h, \
            evidence: [\(number == 5 ? files.joined(separator: ", ") : "")] }
            """
        }
        return "devices:\n\((ordinary + special).joined(separator: "\n"))\nalerts:\n\(alerts.joined(separator: "\n"))\n"
    }()

    private static let protected = Set((9...13).map { Sample.machineID($0).description })

    @Test func thereAreEnough() {
        #expect(AdversarialCase.all.count >= 100)
        #expect(Set(AdversarialCase.all.map(\.name)).count == AdversarialCase.all.count)
    }

    @Test(arguments: AdversarialCase.all) func aHostilePlaybookIsContained(attempt: AdversarialCase) async throws {
        let collector = DiagnosticCollector()
        let file = SourceFile(path: "playbooks/\(attempt.name).yaml", text: attempt.playbooks)
        let graph = Pipeline.load([file], .standard, project: Self.configuration.declarations, into: collector)
        guard let graph, graph.notYetCarriedOut.isEmpty else {
            #expect(attempt.verdict == .error, "\(collector.diagnostics.map(\.message))")
            return
        }
        let laboratory = try Laboratory(Self.world)
        let pipeline = laboratory.pipeline(graph, Self.configuration.policy)
        var rules: [String] = []
        for round in 0..<2 {
            let request = PlanRequest(
                time: Sample.now + .seconds(round), lookback: nil, alert: nil, ledger: round == 0 ? laboratory.ledger : nil, tenant: "lab")
            let plan = try await pipeline.plan(request)
            let begun = try laboratory.ledger.begun(since: Sample.now - .seconds(86_400), tenant: "lab")
            let review = pipeline.review(plan, Standing(now: plan.inputs.time, begun: begun, fleet: 100))
            rules += review.runs.flatMap(\.steps).compactMap(\.verdict.rule)
            guard review.runs.contains(where: { review.isCarriedOut($0) }) else { break }
            let reports = try await laboratory.execute(review, by: pipeline)
            rules += reports.flatMap(\.steps).compactMap(\.outcome.rule)
        }
        let journal = try await laboratory.journal()
        Self.hold(journal, attempt)
        let verdict = Self.verdict(journal, rules)
        #expect(
            Self.fits(verdict, attempt.verdict, hasEffects: !journal.isEmpty), "\(verdict) with \(journal.count) effects and \(Set(rules))")
    }

    /// What holds whatever the playbook says.
    private static func hold(_ journal: [JSONValue], _ attempt: AdversarialCase) {
        func devices(_ suffix: String) -> Set<String> {
            Set(
                journal.filter { $0["path"]?.stringValue?.lowercased().hasSuffix(suffix) == true }.compactMap {
                    $0["machineId"]?.stringValue
                })
        }
        for deed in ["/isolate", "/restrictcodeexecution", "/offboard", "/runliveresponse"] {
            #expect(devices(deed).isDisjoint(with: protected), "\(deed) of a protected device")
        }
        #expect(devices("/isolate").count <= 3)
        #expect(devices("/restrictcodeexecution").count <= 2)
        #expect(devices("/offboard").isEmpty && devices("/runliveresponse").isEmpty)
        // The same thing again is no further one.
        let things = journal.filter { entry in ["alerts", "indicators"].contains { entry["path"]?.stringValue?.contains($0) == true } }
        #expect(Set(things.map { $0["body"]?["indicatorValue"] ?? $0["id"] ?? .null }).count <= 4, "\(things.map(\.canonicalText))")
        for entry in journal where entry["path"]?.stringValue?.hasSuffix("/tags") == true {
            #expect(!["tier0", "hyperv", "domain-controller"].contains(entry["body"]?["Value"]?.stringValue ?? ""))
        }
    }

    private static func verdict(_ journal: [JSONValue], _ rules: [String]) -> AdversarialCase.Verdict {
        if rules.contains(where: { $0.hasPrefix("protect") }) { return .protected }
        if rules.contains(where: { $0.hasPrefix("limits") }) { return .limited }
        return journal.isEmpty ? .nothing : .acts
    }

    /// A playbook may meet both a limit and a protection; nothing means that nothing was sent, for whatever reason.
    private static func fits(_ found: AdversarialCase.Verdict, _ wanted: AdversarialCase.Verdict, hasEffects: Bool) -> Bool {
        switch wanted {
        case .error: false
        case .nothing: !hasEffects
        case .acts: hasEffects && found == .acts
        case .limited: found == .limited || found == .protected
        case .protected: found == .protected
        }
    }
}

extension BuiltInPolicy {
    /// The built-in protections, and limits that a small world can pass.
    fileprivate static var protectionsAndSmallLimits: String {
        let protections = text.split(separator: "\n").prefix { !$0.hasPrefix("limits") }.map { "  " + $0 }.joined(separator: "\n")
        return protections + """

              limits:
                - { actions: [isolate_device], max: 3, per: 1h }
                - { actions: [restrict_app_execution], max: 2, per: 1h }
                - { actions: [update_alert, add_indicator], max: 4, per: 1h }
                - { actions: [offboard_device, run_live_response], max: 0, per: 1d }
            """
    }
}

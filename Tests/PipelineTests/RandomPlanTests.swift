import ActionKit
import Canonical
import DefenderAPI
import Execution
import Foundation
import Guardrails
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// Random worlds and playbooks: what the simulator did is what was intended, and that is what the plan says, byte for byte and
/// in its order; what the plan could not know came out as the run tells, and a second plan takes back what was done.
///
/// `RANDOM_PLANS=10000` tries so many (`make random-plans`), `RANDOM_PLANS_FROM` begins with another seed; with `RANDOM_PLANS_ONLY=dry` they
/// are only rehearsed, with `live` only carried out (`make dry-coverage`).
struct RandomPlanTests {
    private static let first = number("RANDOM_PLANS_FROM") ?? 1
    private static let seeds = first..<(first + (number("RANDOM_PLANS") ?? 60))

    private static let only = ProcessInfo.processInfo.environment["RANDOM_PLANS_ONLY"]

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    private static func world(_ numbers: inout RandomNumbers) -> String {
        let devices = (1...3).map { number in
            """
              - { id: "\(Sample.machineID(number))", computerDnsName: pc\(number).lab, osPlatform: \(numbers.pick(["Windows11", "Windows11", "macOS"])), \
            onboardingStatus: \(numbers.pick(["Onboarded", "Onboarded", "Onboarded", "CanBeOnboarded"])), machineTags: [\(numbers.pick(["a", "c", "a, c", ""]))] }
            """
        }
        let alerts = (1...4).map { number in
            """
              - { id: al-\(number), title: "t \\"quoted\\" \(number)", machineId: "\(Sample.machineID(1 + numbers.below(3)))", \
            severity: \(numbers.pick(["High", "Low"])), status: New, incidentId: \(1 + number / 3), lastUpdateTime: -1h, alertCreationTime: -\(number)h }
            """
        }
        return "devices:\n\(devices.joined(separator: "\n"))\nalerts:\n\(alerts.joined(separator: "\n"))"
    }

    /// Sometimes a request is refused, sometimes the service is busy.
    private static func fault(_ numbers: inout RandomNumbers) -> String? {
        guard numbers.below(2) == 0 else { return nil }
        let deed = numbers.pick([#""status": 400, "code": "InvalidInput""#, #""status": 503, "retryAfter": 1"#])
        let path = numbers.pick(["/api/machines/*", "/api/machines/*/tags", "/api/machines/*/isolate", "/api/indicators"])
        return #"{"rules":[{"match":{"method":"POST","path":"\#(path)","nth":\#(1 + numbers.below(3))},"do":{\#(deed)}}]}"#
    }

    @Test func whatHappensIsWhatThePlanSays() async throws {
        // One after another in each of a few tasks: ten thousand test cases at once would be ten thousand tenants.
        let seeds = Self.seeds
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                group.addTask { for seed in seeds where seed % 4 == lane { try await Self.check(seed) } }
            }
            try await group.waitForAll()
        }
    }

    /// A batch has an effect on each of its alerts, which stand next to each other: one request.
    static func requests(_ journal: [JSONValue]) -> [JSONValue] {
        var requests: [JSONValue] = []
        var ids: Set<JSONValue> = []
        for entry in journal {
            let id = entry["id"] ?? .null
            if entry.request == requests.last, entry["path"] == "/api/alerts/batchUpdate", !ids.contains(id) {
                ids.insert(id)
            } else {
                requests.append(entry.request)
                ids = [id]
            }
        }
        return requests
    }

    private static func check(_ seed: Int) async throws {
        var numbers = RandomNumbers(state: UInt64(seed))
        let laboratory = try Laboratory(world(&numbers))
        let playbooks = (1...2).map { RandomPlaybook($0, &numbers) }
        let pipeline = laboratory.pipeline(playbooks.map(\.text) + [RandomPlaybook.callee(&numbers)])
        let plan = try await pipeline.plan(laboratory.request())
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        let rehearsed = only == "live" ? nil : try await rehearse(review, pipeline, laboratory, seed)
        guard only != "dry" else { return }
        if let fault = fault(&numbers) { try await laboratory.fault(fault) }
        let reports = try await laboratory.execute(review, by: pipeline)
        let outcome = RandomOutcome(plan: plan, reports: reports, records: try laboratory.trail.records())
        #expect(Self.requests(try await laboratory.journal()) == outcome.effects, "seed \(seed): \(playbooks.map(\.text))")
        #expect(laboratory.mailbox.deliveries.count == outcome.messages, "seed \(seed): messages")
        for mistake in outcome.unplanned + outcome.misjudged(playbooks) + outcome.overlooked {
            Issue.record("seed \(seed): \(mistake)\n\(playbooks.map(\.text).joined(separator: "\n"))")
        }
        if only == nil, seed % 3 == 0 {
            try await RandomReversal(laboratory: laboratory, plan: plan, reports: reports, seed: seed).check()
        }
        guard let rehearsed else { return }
        #expect(rehearsed.map(\.ownSteps) == reports.map(\.ownSteps), "seed \(seed): another rehearsal")
    }

    /// A dry run writes nothing, and lists what the plan writes.
    private static func rehearse(
        _ review: Review, _ pipeline: Pipeline, _ laboratory: Laboratory, _ seed: Int
    ) async throws -> [RunReport<DryOutcome>] {
        let reports = try await laboratory.rehearse(review, by: pipeline)
        #expect(try await laboratory.journal().isEmpty && laboratory.mailbox.deliveries.isEmpty, "seed \(seed): a dry run wrote")
        let intents = try laboratory.trail.records().filter { $0["kind"] == "intent" }.compactMap { $0["data"] }
        for mistake in RehearsedWrites(review: review, reports: reports, intents: intents).mistakes {
            Issue.record("seed \(seed): \(mistake)")
        }
        return reports
    }
}

extension RunReport {
    /// The steps of the run's own playbook: what a called one does to what only the run can tell, no rehearsal knows.
    fileprivate var ownSteps: [Substring] {
        steps.reduce(into: []) { ids, step in
            let id = step.step.id.prefix { $0 != "." }
            if ids.last != id { ids.append(id) }
        }
    }
}

import Canonical
import DefenderAPI
import Execution
import Foundation
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import TestKit

/// Carries plans out with a real audit log and ledger against a service on paper, which takes everything at once: what is measured is
/// ours. Prints one line of JSON. Arguments:
///
///     actions FOLDER RUNS     the seconds from the first clearance to the last report, each run one isolation
///     waiting FOLDER RUNS     as many runs that wait for their devices, a second long
@main
struct ExecutionBenchmark {
    let folder: String
    let pipeline: Pipeline
    let plan: Plan

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let runs = Int(arguments[3]), ["actions", "waiting"].contains(arguments[1]) else { exit(64) }
        let waits = arguments[1] == "waiting"
        let bench = try ExecutionBenchmark(arguments[2], runs: runs, waits: waits)
        let (seconds, outcomes) = try await bench.carryOut(staying: waits ? .seconds(1) : nil)
        guard outcomes == [waits ? "pending" : "done": runs] else {
            print("benchmark: \(outcomes)")
            exit(1)
        }
        print(#"{"seconds": \#(seconds), "runs": \#(runs)}"#)
    }

    init(_ folder: String, runs: Int, waits: Bool) throws {
        self.folder = folder
        let playbook = """
            playbook: bench
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
            steps:
              - isolate_device: { type: Full, comment: "Ransomware on ${device.computerDnsName}" }
            \(waits ? "    wait: finished" : "")
            """
        let graph = Projects.graph([playbook])
        let policy = Projects.policy("none")
        pipeline = Pipeline(
            graph: graph, policy: policy, tenant: .init(name: "bench", id: "tenant-1"), version: "0", reader: Nobody(), records: nil)
        plan = Plan.compute(
            graph, policy,
            PlanInputs(
                tenant: "bench", tenantID: "tenant-1", time: Sample.now, version: "0", files: graph.files, policy: policy.digest,
                lookback: nil, handled: [], gap: nil, facts: try Self.facts(runs)))
    }

    /// So many devices without a history, each with an alert.
    private static func facts(_ count: Int) throws -> Facts {
        var facts = Facts()
        for number in 1...count {
            let digits = String(number, radix: 16)
            guard let id = MachineID(String(repeating: "0", count: 40 - digits.count) + digits) else { exit(70) }
            let machine: JSONValue = [
                "id": .string(id.description), "computerDnsName": .string("pc\(number).example"), "osPlatform": "Windows11",
                "onboardingStatus": "Onboarded", "healthStatus": "Active", "machineTags": [],
            ]
            facts.devices[id] = .some(try Machine(decoding: machine))
            facts.actions[id] = []
            let alert: JSONValue = [
                "id": .string("al-\(number)"), "machineId": .string(id.description), "severity": "High", "status": "New",
                "alertCreationTime": .string((Sample.now - .seconds(3600)).description),
            ]
            facts.alerts[Sample.alertID("al-\(number)")] = try Alert(decoding: alert)
        }
        return facts
    }

    /// - Returns: how long it took, and how many steps ended how.
    func carryOut(staying: Duration?) async throws -> (Double, [String: Int]) {
        let ledger = try LedgerSQLite(path: folder + "/state.db")
        let standing = Standing(now: Sample.now, begun: [])
        let review = pipeline.review(plan, standing)
        try ledger.begin(plan: plan.archive, tenant: "bench", at: Sample.now)
        let executor = Executor(
            effector: PaperService(), trail: try DurableTrail(folder), ledger: ledger, clock: MachineClock(), tenant: "bench",
            brake: ScriptedBrake(), person: "bench")
        let start = ContinuousClock.now
        let reports = await pipeline.execute(
            review, with: executor, judging: Judging(pipeline.policy) { _ in .success(standing) }, staying: staying)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return (seconds, reports.flatMap(\.steps).reduce(into: [:]) { $0[$1.outcome.word, default: 0] += 1 })
    }
}

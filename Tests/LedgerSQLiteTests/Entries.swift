import Canonical
import DefenderAPI
import Execution
import Guardrails
import LedgerSQLite
import Planning
import Playbooks
import TestKit

/// A plan whose runs and intents a test notes down.
struct Entries {
    let plan: Plan
    let intents: [Intent]
    /// The log of carrying the run out.
    let trail: MemoryTrail

    /// - Parameter alerts: of device 1.
    init(_ alerts: [String] = ["al-1"]) async {
        var scenario = Scenario(Projects.containment)
        scenario.alerts = alerts.map { Sample.alert($0) }
        plan = scenario.plan()
        let collector = Collector()
        let log = CallLog()
        trail = MemoryTrail(log)
        var executor = Executor(
            effector: collector, trail: trail, ledger: collector.ledger(log), clock: StillClock(log), tenant: "lab",
            brake: ScriptedBrake(), person: "ana")
        let review = scenario.review(plan)
        guard let clearance = review.clearance(of: review.runs[0]) else { preconditionFailure("the run is not cleared") }
        await executor.begin(clearance)
        _ = await executor.finish()
        intents = collector.intents
    }

    var run: PlannedRun { plan.runs[0] }

    /// Notes the plan and its run.
    func begin(in ledger: LedgerSQLite, at time: Timestamp = Sample.now, tenant: String = "lab") throws {
        try ledger.begin(plan: plan.archive, tenant: tenant, at: time)
        try ledger.begin(run: run, plan: plan.digest, tenant: tenant, at: time)
    }

    /// Notes an intent and, if it has one, its end.
    func note(_ index: Int, _ outcome: String?, in ledger: LedgerSQLite, actionID: String? = nil) throws {
        try ledger.begin(intent: intents[index])
        guard let outcome else { return }
        try ledger.end(intent: intents[index].token, outcome: outcome, actionID: actionID, root: "root \(index)", at: Sample.now)
    }
}

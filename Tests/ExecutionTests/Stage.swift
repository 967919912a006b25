import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import Playbooks
import TestKit
import Testing

/// One run with everything around it on paper, and the log of what happened.
struct Stage {
    let log = CallLog()
    let review: Review
    let trail: MemoryTrail
    private let failingLedger: String?

    init(_ scenario: Scenario = Scenario(Projects.containment), auditFailingAt: String? = nil, ledgerFailingAt: String? = nil) {
        review = scenario.review(scenario.plan())
        trail = MemoryTrail(log, failingAt: auditFailingAt)
        failingLedger = ledgerFailingAt
    }

    /// A playbook of these steps on one device.
    static func playbook(_ steps: String) -> Scenario {
        Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
            \(steps)
            """)
    }

    /// Carries out the first run.
    func run(
        _ attempts: [LiveAttempt] = [], findings: [Finding] = [], progress: [ActionProgress] = [], pending: [KnownActions] = [],
        onPerform: @escaping @Sendable () -> Void = {}
    ) async throws -> RunReport<LiveOutcome> {
        try await runs(attempts, findings: findings, progress: progress, pending: pending, onPerform: onPerform, count: 1)[0]
    }

    /// Carries out the first runs.
    func runs(
        _ attempts: [LiveAttempt] = [], findings: [Finding] = [], progress: [ActionProgress] = [], pending: [KnownActions] = [],
        brake: ScriptedBrake = ScriptedBrake(), onPerform: @escaping @Sendable () -> Void = {}, staying: Duration? = nil, count: Int
    ) async throws -> [RunReport<LiveOutcome>] {
        let effector = ScriptedEffector(
            log, attempts: attempts, findings: findings, progress: progress, pending: pending, onPerform: onPerform)
        var executor = Executor(
            effector: effector, trail: trail, ledger: MemoryLedger(log, failingAt: failingLedger), clock: StillClock(log),
            tenant: "lab", brake: brake, person: "ana")
        for run in review.runs.prefix(count) {
            guard let clearance = review.clearance(of: run) else { preconditionFailure("the run is not cleared") }
            await executor.begin(clearance)
        }
        let reports = await executor.finish(within: staying)
        return review.runs.prefix(count).compactMap { reports[$0.run.id] }
    }

    func rehearse() async throws -> RunReport<DryOutcome> {
        var executor = Executor(rehearsingInto: trail, clock: StillClock(log), tenant: "lab")
        await executor.begin(review.rehearsal(of: review.runs[0]))
        return try #require(await executor.finish()[review.runs[0].run.id])
    }

    /// Without the tokens, which are the plan's.
    var calls: [String] { log.all.map { line in line.hasPrefix("perform ") ? "perform" : line.hasPrefix("find ") ? "find" : line } }

    /// The tokens of what was sent, in order.
    var sent: [String] { log.all("perform ").map { String($0.split(separator: " ")[1]) } }
}

extension LiveAttempt {
    static let refusal = LiveAttempt.rejected(APIError(status: 400, code: "BadRequest", message: "no"))
    static let active = LiveAttempt.alreadyActive(
        APIError(status: 400, code: APIError.activeRequestAlreadyExists, message: "already in progress"))
}

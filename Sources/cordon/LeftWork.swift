import Canonical
import Diagnostics
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

/// Carries out a reviewed plan, what people agree to while the command stays, and what comes after a pause: each answer and each end
/// of a pause leads to another review, by the world, the policy and the answers of then.
struct LeftWork: Sendable {
    let carrier: PlanCarrier
    let pipeline: Pipeline
    let audit: AuditSession
    let brake: ProjectBrake
    /// Why nothing new of a run may begin; nil if it may.
    let outdated: @Sendable (PlannedRun) -> String?

    private var clock: SystemClock { carrier.session.clock }

    func carryOut(_ review: Review, after past: PlanPast) async throws -> [RunReport<LiveOutcome>] {
        let plan = review.plan
        let end = clock.now() + carrier.staying
        var (review, past) = (review, past)
        var reports: [String: RunReport<LiveOutcome>] = [:]
        while true {
            let answers = try watch(plan)
            for report in await execute(review, after: past, answers, until: end) { reports[report.run.id] = report }
            if !isToBeReviewed(reports, before: end) {
                guard isToBeGoneOn(reports), try await isAnswered(answers, review, before: end) else { break }
            }
            do { past = try carrier.ledger.past(of: plan.digest) } catch { throw CommandFailure(error) }
            (review, _) = try await carrier.reviewLeft(plan, after: past, by: pipeline, audit, outdated: outdated)
        }
        return plan.runs.compactMap { reports[$0.id] }
    }

    private func watch(_ plan: Plan) throws(CommandFailure) -> AnswerWatch {
        do { return try AnswerWatch(carrier.ledger, plan: plan.digest) } catch { throw CommandFailure(error) }
    }

    private func execute(_ review: Review, after past: PlanPast, _ answers: AnswerWatch, until end: Timestamp) async
        -> [RunReport<LiveOutcome>]
    {
        let executor = Executor(
            effector: carrier.session.effector, trail: audit, ledger: carrier.ledger, clock: clock, tenant: carrier.session.tenant.name,
            brake: brake, person: Person.name, telling: carrier.session.project.policy.notify.map(\.value), answers: answers)
        return await pipeline.execute(
            review, after: past, with: executor, judging: judging, staying: max(end - clock.now(), .zero))
    }

    /// What only a run can tell is judged by the policy of now, as everything is that is gone on with.
    private var judging: Judging {
        let (session, ledger, graph) = (carrier.session, carrier.ledger, pipeline.graph)
        return Judging(session.project.policy) { plan in
            do throws(CommandFailure) {
                return .success(try await session.standing(for: plan, of: graph, ledger, mayNote: true))
            } catch { return .failure(ExpansionFailure(error.message)) }
        }
    }

    private func isToBeGoneOn(_ reports: [String: RunReport<LiveOutcome>]) -> Bool {
        !Task.isCancelled && reports.values.contains { $0.steps.contains { $0.outcome.word == "waiting" } }
            && reports.values.allSatisfy { $0.failure == nil }
    }

    /// Whether a pause of a run is over while there is time left.
    private func isToBeReviewed(_ reports: [String: RunReport<LiveOutcome>], before end: Timestamp) -> Bool {
        !Task.isCancelled && clock.now() < end && reports.values.contains { $0.isToBeReviewed }
            && reports.values.allSatisfy { $0.failure == nil }
    }

    /// Stays until somebody has answered, or until the time for it is over.
    private func isAnswered(_ answers: AnswerWatch, _ review: Review, before end: Timestamp) async throws -> Bool {
        let expiry = try firstExpiry(review)
        while !Task.isCancelled {
            do { if try answers.hasNews() { return true } } catch { throw CommandFailure(error) }
            let now = clock.now()
            if now >= expiry { return true }
            if now >= end { return false }
            await clock.sleep(min(AnswerWatch.interval, min(end, expiry) - now))
        }
        return false
    }

    /// When the first of those who are asked have had their time.
    private func firstExpiry(_ review: Review) throws(CommandFailure) -> Timestamp {
        do throws(LedgerFailure) {
            return try carrier.ledger.questions(of: review.plan.digest).compactMap { question, _ in
                let steps = review.runs.first { $0.run.id == question.run }?.steps ?? []
                let demands = steps.lazy.compactMap { step -> [ApprovalDemand]? in
                    guard step.step.group == question.step, case .waiting(_, let demands) = step.verdict else { return nil }
                    return demands
                }.first
                return demands?.map { question.asked + $0.within }.min()
            }.min() ?? .latest
        } catch { throw CommandFailure(error) }
    }
}

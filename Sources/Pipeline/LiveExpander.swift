import DefenderAPI
import Execution
import Guardrails
import Planning
import Playbooks

/// Plans what only a run can tell by what the service says when it is reached, and judges it by the policy and the standing of
/// then.
struct LiveExpander: Expander {
    let pipeline: Pipeline
    let plan: Plan
    let judging: Judging

    func facts(for expansion: Expansion, after results: [String: StepResult]) async -> Result<Facts, ExpansionFailure> {
        var gathering = Gathering()
        while true {
            let questions = expansion.draft(after: results, on: gathering.facts).questions
            guard !questions.isEmpty else { break }
            do throws(PipelineFailure) { try await pipeline.answer(questions, into: &gathering) } catch {
                return .failure(ExpansionFailure(error.description))
            }
        }
        // Nothing is done by half a list.
        return gathering.gap.map { .failure(ExpansionFailure(Messages.partialReading($0))) } ?? .success(gathering.facts)
    }

    func review(
        _ run: PlannedRun, _ expanded: Expanded, of before: ReviewedRun, beside others: [ReviewedRun]
    ) async -> Result<ReviewedRun, ExpansionFailure> {
        let plan = plan.with(plan.runs.map { $0.id == run.id ? run : $0 })
        let standing: Standing
        switch await judging.standing(plan) {
        case .success(let found): standing = found
        case .failure(let failure): return .failure(failure)
        }
        var gathering = Gathering(facts: expanded.facts)
        await pipeline.answerGuards(of: judging.policy, expanded.steps, at: standing.now, into: &gathering)
        let reviewer = Reviewer(judging.policy, standing, limits: pipeline.graph.limits)
        return .success(reviewer.review(run, expanded, of: before, facts: gathering.facts, beside: others))
    }
}

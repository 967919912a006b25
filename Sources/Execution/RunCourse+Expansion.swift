import Canonical
import Guardrails
import Planning

/// Steps of which only the run can tell what they act on.
extension RunCourse {
    /// What of the run is cleared and has not ended: it uses up limits as soon as it is reached.
    var open: ReviewedRun { reviewed.without(state.ended) }

    /// Plans a step that is reached, holds it against the policy, and records what it has turned out to be. Nothing of it is begun
    /// before that.
    /// - Parameter others: what of the plan's other runs is cleared and not yet over.
    mutating func expand(_ step: PlannedStep, _ expansion: Expansion, beside others: [ReviewedRun]) async throws(ExecutionFailure) {
        guard let expander = dispatch.expander else { return try await settle(step, .skipped(Messages.expandsLive)) }
        switch await judged(step, expansion, by: expander, beside: others) {
        case .success(let (judged, expanded)):
            try await journal.keep(expanded, in: run)
            reviewed = judged
            let ids = Set(expanded.steps.map(\.id))
            state.replace(step, by: judged.steps.filter { ids.contains($0.step.id) })
        // Who stops the command has not made it fail.
        case .failure where Task.isCancelled: return
        case .failure(let failure): try await settle(step, .failed(failure.reason))
        }
    }

    private func judged(
        _ step: PlannedStep, _ expansion: Expansion, by expander: any Expander, beside others: [ReviewedRun]
    ) async -> Result<(ReviewedRun, Expanded), ExpansionFailure> {
        do throws(ExpansionFailure) {
            let facts = try await expander.facts(for: expansion, after: state.results).get()
            let expanded = Expanded(step, after: state.results, on: facts, at: dispatch.clock.now())
            let open = reviewed.without(state.ended.union([step.id]))
            let judged = await expander.review(run.expanded(expanded), expanded, of: reviewed, beside: others + [open])
            return .success((try judged.get(), expanded))
        } catch { return .failure(error) }
    }
}

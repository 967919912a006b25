import Canonical
import Execution
import Guardrails
import Planning
import Playbooks

/// What the rules of the policy have to know. They protect: what cannot be looked up keeps its reason, and the rule that asks for
/// it refuses the step. Nothing else has to wait for it.
extension Pipeline {
    /// Looks up what the protections ask for about steps, round by round until they ask for nothing that can be told.
    /// - Parameters:
    ///   - policy: as it is to be judged by.
    ///   - plan: one whose own leases and runs are left out; nil for none.
    func answerGuards(
        of policy: Policy, _ steps: [PlannedStep], at time: Timestamp, into gathering: inout Gathering, besides plan: Digest? = nil
    ) async {
        while true {
            let facts = gathering.facts
            let asked = steps.reduce(into: Set<Question>()) { $0.formUnion(GuardedStep($1, facts, policy, at: time).questions(policy)) }
            let open = asked.filter { !facts.answers($0) && facts.unanswered[$0] == nil }
            guard !open.isEmpty else { return }
            for (question, answer) in await answers(to: open, besides: plan, goesOn: true) {
                note(answer, to: question, in: &gathering)
            }
        }
    }

    /// Keeps an answer, or why there is none.
    func note(_ answer: Result<Answer, PipelineFailure>, to question: Question, in gathering: inout Gathering) {
        switch answer {
        case .success(let answer):
            var told = Gathering(facts: gathering.facts)
            answer.note(in: &told)
            // A rule is not judged by half a list.
            if let gap = told.gap {
                gathering.facts.unanswered[question] = Messages.partialReading(gap)
            } else {
                gathering.facts = told.facts
            }
        case .failure(let failure): gathering.facts.unanswered[question] = failure.description
        }
    }

    /// Facts that were read again, with what the rules of a policy ask for by now.
    func guarded(
        _ plan: Plan, by policy: Policy, _ facts: Facts, at time: Timestamp, besides own: Digest? = nil
    ) async -> Facts {
        var gathering = Gathering(facts: facts)
        await answerGuards(of: policy, plan.runs.flatMap(\.steps), at: time, into: &gathering, besides: own)
        return gathering.facts
    }
}

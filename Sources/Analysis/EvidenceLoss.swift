import ActionKit
import Playbooks

/// A step that destroys evidence although a later one of the same run would still collect it.
struct EvidenceLoss {
    let destroying: RuleStep
    let collecting: RuleStep

    /// - Returns: the first such pair on one device; nil if there is none.
    init?(_ conditions: RuleConditions) {
        let steps = conditions.reached
        var left = ProgramReview.maximumPairs
        for (index, step) in steps.enumerated() where Self.evidence(step.step) == .destroys {
            let later = steps.indices[(index + 1)...].first { other in
                let other = steps[other]
                // What is wrong inside a called playbook is said there.
                guard Self.evidence(other.step) == .collects, step.deviceName == other.deviceName, left > 0,
                    !step.isCalled || other.index != step.index
                else { return false }
                left -= 1
                return !Satisfiability.isNever(.and([conditions.reach(of: step), conditions.reach(of: other)]))
            }
            guard let later else { continue }
            (destroying, collecting) = (step.shown, steps[later].shown)
            return
        }
        return nil
    }

    private static func evidence(_ step: RuleStep) -> EvidenceEffect? {
        guard case .action(let action, _) = step.work else { return nil }
        return action.evidence
    }
}

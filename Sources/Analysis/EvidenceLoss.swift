import ActionKit
import Playbooks

/// A step that destroys evidence although a later one of the same run would still collect it.
struct EvidenceLoss {
    let destroying: RuleStep
    let collecting: RuleStep

    /// - Returns: the first such pair on one device; nil if there is none.
    init?(_ conditions: RuleConditions) {
        let steps = conditions.rule.steps
        var left = ProgramReview.maximumPairs
        for (index, step) in steps.enumerated() where Self.evidence(step) == .destroys {
            let later = steps.indices[(index + 1)...].first { other in
                guard Self.evidence(steps[other]) == .collects, Self.sameDevice(step, steps[other]), left > 0 else { return false }
                left -= 1
                return !Satisfiability.isNever(.and([conditions.reaches[index], conditions.reaches[other]]))
            }
            guard let later else { continue }
            (destroying, collecting) = (step, steps[later])
            return
        }
        return nil
    }

    private static func evidence(_ step: RuleStep) -> EvidenceEffect? {
        guard case .action(let action, _) = step.work else { return nil }
        return action.evidence
    }

    private static func sameDevice(_ first: RuleStep, _ second: RuleStep) -> Bool {
        first.device?.source.text == second.device?.source.text
    }
}

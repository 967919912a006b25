import ActionKit
import Playbooks

/// A step that destroys evidence although a later one of the same run would still collect it.
struct EvidenceLoss {
    let destroying: RuleStep
    let collecting: RuleStep

    /// - Returns: the first such pair on one device; nil if there is none.
    init?(_ rule: Rule) {
        for (index, step) in rule.steps.enumerated() where Self.evidence(step) == .destroys {
            let later = rule.steps[(index + 1)...].first { Self.evidence($0) == .collects && Self.sameDevice(step, $0) }
            guard let later else { continue }
            (destroying, collecting) = (step, later)
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

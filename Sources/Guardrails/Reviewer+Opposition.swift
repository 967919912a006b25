import ActionKit
import DefenderAPI
import Planning

extension PlannedStep {
    /// What refuses a step against which an action of somebody else is under way: it is not Cordon's to call off, and which of the
    /// two the service would carry out last is not known (reliability.md, "The field's realities").
    func opposition(_ facts: Facts) -> Verdict? {
        for work in step?.does ?? [] {
            guard let command = work.command, let type = command.oppositeType, let device = command.device else { continue }
            let others = (facts.actions[device] ?? []).filter { $0.type == type && $0.isUnderWay && !$0.isOfCordon }
            if let other = others.first { return .refused(reason: Messages.opposed(by: other), rule: "pending") }
        }
        return nil
    }
}

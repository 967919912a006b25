import Diagnostics
import Playbooks

/// Counts devices, and what else actions are done to, against the limits of a policy while a plan is reviewed.
struct LimitTally {
    private let limits: [Policy.Limit]
    private let fleet: Int?
    private var targets: [Set<String>]

    init(_ limits: [Policy.Limit], _ standing: Standing) {
        self.limits = limits
        fleet = standing.fleet
        targets = limits.map { standing.targets($0.actions, within: $0.window) }
    }

    /// Counts all that a step is done to where every limit of the action has room for it, else refuses and counts nothing.
    mutating func claim(_ action: String, _ claimed: Set<String>, areDevices: Bool) -> Verdict {
        let concerned = limits.indices.filter { limits[$0].actions.contains(action) }
        for index in concerned {
            let new = claimed.subtracting(targets[index]).count
            if new > 0, let reason = refusal(limits[index], taken: targets[index].count, new: new, areDevices) {
                return .refused(reason: reason, rule: Messages.rule(limits[index], index))
            }
        }
        for index in concerned { targets[index].formUnion(claimed) }
        return .cleared
    }

    /// Why so many more are too many; nil if they are not. The stricter of number and share holds.
    private func refusal(_ limit: Policy.Limit, taken: Int, new: Int, _ areDevices: Bool) -> String? {
        if taken + new > limit.maximum { return Messages.limitReached(limit, taken: taken, new: new, areDevices) }
        guard areDevices, let share = limit.share?.value else { return nil }
        guard let fleet else { return Messages.fleetUnknown(limit) }
        let most = share.most(of: fleet)
        return taken + new > most ? Messages.shareReached(limit, share, most: most, of: fleet, count: taken) : nil
    }
}

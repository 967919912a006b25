import DefenderAPI
import Diagnostics
import Playbooks

/// Counts devices against the limits of a policy while a plan is reviewed.
struct LimitTally {
    private let limits: [Policy.Limit]
    private let fleet: Int?
    private var devices: [Set<MachineID>]

    init(_ limits: [Policy.Limit], _ standing: Standing) {
        self.limits = limits
        fleet = standing.fleet
        devices = limits.map { standing.devices($0.actions, within: $0.window) }
    }

    /// Counts the device where every limit of the action has room for it, else refuses and counts nothing.
    mutating func claim(_ action: String, _ device: MachineID) -> Verdict {
        let concerned = limits.indices.filter { limits[$0].actions.contains(action) }
        for index in concerned where !devices[index].contains(device) {
            if let reason = refusal(limits[index], count: devices[index].count) {
                return .refused(reason: reason, rule: Messages.rule(limits[index], index))
            }
        }
        for index in concerned { devices[index].insert(device) }
        return .cleared
    }

    /// Why one device more is too many; nil if it is not. The stricter of number and share holds.
    private func refusal(_ limit: Policy.Limit, count: Int) -> String? {
        if count >= limit.maximum { return Messages.limitReached(limit, count: count) }
        guard let share = limit.share?.value else { return nil }
        guard let fleet else { return Messages.fleetUnknown(limit) }
        let most = share.most(of: fleet)
        return count >= most ? Messages.shareReached(limit, share, most: most, of: fleet, count: count) : nil
    }
}

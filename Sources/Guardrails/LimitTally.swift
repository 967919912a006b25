import DefenderAPI
import Playbooks

/// Counts devices against the limits of a policy while a plan is reviewed.
struct LimitTally {
    private let limits: [Policy.Limit]
    private var devices: [Set<MachineID>]

    init(_ limits: [Policy.Limit], _ standing: Standing) {
        self.limits = limits
        devices = limits.map { standing.devices($0.actions, within: $0.window) }
    }

    /// Counts the device where every limit of the action has room for it, else refuses and counts nothing.
    mutating func claim(_ action: String, _ device: MachineID) -> Verdict {
        let concerned = limits.indices.filter { limits[$0].actions.contains(action) }
        for index in concerned where !devices[index].contains(device) && devices[index].count >= limits[index].maximum {
            return .refused(
                reason: Messages.limitReached(limits[index], count: devices[index].count),
                rule: Messages.rule(limits[index], index))
        }
        for index in concerned { devices[index].insert(device) }
        return .cleared
    }
}

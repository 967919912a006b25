import ActionKit
import Diagnostics
import Planning
import Playbooks

/// Judges where a step's messages go.
struct DeliveryReview {
    let policy: Policy
    let channels: [String: ChannelHost]

    /// What refuses a message to a host that the policy does not name.
    func foreignHost(of step: PlannedStep) -> Verdict? {
        guard let hosts = policy.webhookHosts else { return nil }
        for channel in step.channels {
            guard case .host(let host) = channels[channel], !hosts.value.contains(host) else { continue }
            return .refused(reason: Messages.foreignHost(host, channel), rule: Messages.rule(hosts))
        }
        return nil
    }

    /// What refuses a message to nobody knows where.
    func unknownAddress(of step: PlannedStep) -> Verdict? {
        for channel in step.channels {
            switch channels[channel] {
            case .host: continue
            case .unknown(let reason): return .refused(reason: Messages.noAddress(channel, reason), rule: Messages.channels)
            case nil: return .refused(reason: Messages.noAddress(channel, Messages.noChannel), rule: Messages.channels)
            }
        }
        return nil
    }
}

extension PlannedStep {
    /// The channels to which the step sends.
    fileprivate var channels: [String] {
        (step?.does ?? []).compactMap { work in
            guard case .deliver(let message) = work, case .channel(let name) = message.destination else { return nil }
            return name
        }
    }
}

import ActionKit
import Diagnostics
import Planning
import Playbooks

/// Judges where a step's messages go.
struct DeliveryReview {
    let policy: Policy
    let standing: Standing

    /// What refuses a message to a host that the policy does not name.
    func foreignHost(of step: PlannedStep) -> Verdict? {
        guard let hosts = policy.webhookHosts else { return nil }
        for receiver in step.receivers {
            guard case .host(let host) = place(of: receiver), !hosts.value.contains(host) else { continue }
            return .refused(reason: Messages.foreignHost(host, receiver.words), rule: Messages.rule(hosts))
        }
        return nil
    }

    /// What refuses a message to nobody knows where.
    func unknownAddress(of step: PlannedStep) -> Verdict? {
        for receiver in step.receivers {
            switch place(of: receiver) {
            case .host: continue
            case .unknown(let reason): return .refused(reason: Messages.noAddress(receiver.words, reason), rule: receiver.rule)
            case nil: return .refused(reason: Messages.noAddress(receiver.words, Messages.noneOfThisName), rule: receiver.rule)
            }
        }
        return nil
    }

    private func place(of receiver: Receiver) -> ChannelHost? {
        switch receiver {
        case .channel(let name): standing.channels[name]
        case .service(let name): standing.services[name]
        }
    }
}

/// Who is sent something.
private enum Receiver {
    case channel(String)
    case service(String)

    var words: String {
        switch self {
        case .channel(let name): "the channel \(name)"
        case .service(let name): "the service \(name)"
        }
    }

    /// Where cordon.yaml says who it is.
    var rule: String {
        switch self {
        case .channel: Messages.channels
        case .service: Messages.services
        }
    }
}

extension PlannedStep {
    /// To whom the step sends.
    fileprivate var receivers: [Receiver] {
        (step?.does ?? []).compactMap { work in
            guard case .deliver(let message) = work else { return nil }
            switch message.destination {
            case .channel(let name): return .channel(name)
            case .service(let call): return .service(call.operation.service)
            }
        }
    }
}

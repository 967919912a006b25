import Canonical
import DefenderAPI
import Diagnostics
import Planning
import Playbooks

/// The sentences of this module.
enum Messages {
    static func observed(_ playbook: String) -> String { "the playbook \(playbook) is in `mode: observe`: nothing of it is sent" }

    static func protected(_ rule: String) -> String { "the device is protected by the policy rule \(rule)" }

    static func forbidden(_ value: IndicatorValue, _ rule: String) -> String {
        "an indicator of \(value) is forbidden by the policy rule \(rule)"
    }

    static func protectedByFailure(_ rule: String, _ reason: String) -> String {
        "the policy rule \(rule) cannot be judged (\(reason)), and what cannot be judged is protected"
    }

    static func protectedUnknown(_ rule: String) -> String {
        "the policy rule \(rule) cannot be judged, and what cannot be judged is protected"
    }

    static func unprotecting(_ rule: String) -> String {
        "after that the policy rule \(rule) would no longer protect the device: playbooks cannot change that"
    }

    static func who(_ groups: Set<String>?, quorum: Int) -> String {
        let people = groups.map { $0.sorted().joined(separator: " or ") } ?? "the approvers"
        return quorum == 1 ? "one of \(people)" : "\(quorum) of \(people)"
    }

    static func asks(_ demands: [ApprovalDemand]) -> String {
        demands.map { demand in
            (demand.reason.map { "\($0): " } ?? "") + "\(demand.who) must agree within \(DurationText.format(demand.within))"
                + otherwise(demand)
        }.joined(separator: ", and ")
    }

    private static func otherwise(_ demand: ApprovalDemand) -> String {
        switch demand.otherwise {
        case .skip: ""
        case .proceed: ", else it is done all the same"
        case .stop: ", else the run stops"
        }
    }

    static func waits(_ demands: [ApprovalDemand], _ request: ApprovalRequest) -> String {
        demands.map { "waits until \(request.asked + $0.within) for \($0.who)" }.joined(separator: ", and ")
    }

    static func denied(_ answer: ApprovalAnswer) -> String { "\(answer.approver) has denied it" }

    static func expired(_ demand: ApprovalDemand, _ request: ApprovalRequest) -> String {
        "\(demand.who) did not agree until \(request.asked + demand.within)"
    }

    static let askedAboutOther = "people were asked about something else than what would be done"

    static func noApprovers(_ demand: ApprovalDemand, _ count: Int) -> String {
        "\(demand.who) must agree, and cordon.yaml names \(count == 0 ? "none" : "only \(count)") of them (`approvers`)"
    }

    static func opposed(by action: MachineAction) -> String {
        let requestor = action.requestor.flatMap { $0.isEmpty ? nil : $0 } ?? "somebody unnamed"
        return """
            \(requestor) has asked for the opposite, which is under way: \(action.type ?? "") \(action.id); that is not Cordon's to call \
            off unless a plan says so with `cancel_action`
            """
    }

    static func foreignHost(_ host: String, _ receiver: String) -> String {
        "\(receiver) leads to \(host), and the policy names the hosts to which anything may be sent"
    }
    static func noAddress(_ receiver: String, _ reason: String) -> String { "nothing can be sent to \(receiver): \(reason)" }
    static let noneOfThisName = "cordon.yaml has none of this name"
    static let services = "services"
    static let channels = "notify.channels"
    static func rule(_ hosts: Spanned<[String]>) -> String { "webhook_hosts (\(hosts.range))" }

    static let hasEnded = "it has ended"
    static func policyTag(_ tag: String) -> String { "the policy goes by the tag \(tag): playbooks cannot change it" }

    static func notKept(_ keeper: Policy.Keeper, _ last: Timestamp?) -> String {
        let seen = last.map { "has done so last at \($0)" } ?? "has never done so"
        return """
            nobody looks after leases: `cordon resume` \(seen), and the policy requires it within \
            \(DurationText.format(keeper.within)), or what is done for a time may stay
            """
    }

    static func rule(_ keeper: Policy.Keeper) -> String { "leases.keeper (\(keeper.range))" }

    static let serviceLimit = "the service's limit"

    static func noRoom(for new: Int, held: Int, added: Int, capacity: Int) -> String {
        let own = added > 0 ? " and \(added) more with the steps before" : ""
        return "a tenant has room for \(capacity) indicators; it holds \(held)\(own), and this step adds \(new)"
    }

    static func limitReached(_ limit: Policy.Limit, taken: Int, new: Int, _ areDevices: Bool) -> String {
        let actions = limit.actions.sorted().joined(separator: ", ")
        let room = "\(limit.maximum) \(areDevices ? "devices" : "targets") per \(DurationText.format(limit.window))"
        let more = new > 1 ? ", and this step needs \(new)" : ""
        return "the policy allows \(actions) on at most \(room); \(taken) are used up\(more)"
    }

    static func shareReached(_ limit: Policy.Limit, _ share: Share, most: Int, of fleet: Int, count: Int) -> String {
        let actions = limit.actions.sorted().joined(separator: ", ")
        let window = DurationText.format(limit.window)
        return """
            the policy allows \(actions) on at most \(share) of the onboarded devices per \(window), which is \(most) of \(fleet); \
            \(count) are used up
            """
    }

    static func fleetUnknown(_ limit: Policy.Limit) -> String {
        let actions = limit.actions.sorted().joined(separator: ", ")
        return "the policy limits \(actions) to a share of the onboarded devices, and their number is not known"
    }

    static func frozen(_ freeze: Policy.Freeze) -> String {
        "a change freeze holds from \(freeze.from) until \(freeze.to), and the action is not among those that it allows"
    }

    static func stopped(_ stop: Stop) -> String {
        switch stop.kind {
        case .halt: "nothing is written since \(stop.since): \(stop.by) has halted everything (\(stop.reason)); cordon unhalt ends that"
        case .breaker: "nothing is written since \(stop.since): the breaker has opened (\(stop.reason)); cordon unhalt closes it"
        }
    }

    static func coolDown(_ name: String, _ time: Duration, last: Timestamp?) -> String {
        let before = last.map { "acted on \(name) at \($0)" } ?? "acts on \(name) in an earlier run of this plan"
        return "the playbook \(before), and its `once_per` is \(DurationText.format(time))"
    }

    static func devicesReached(_ limit: RunLimits.Devices, most: Int, taken: Int, new: Int) -> String {
        let window = DurationText.format(limit.window)
        return "the playbook's `max_devices` is \(most) per \(window); \(taken) are used up, and this run needs \(new)"
    }

    static let fleetUnknown = "the playbook's `max_devices` is a share of the onboarded devices, and their number is not known"
    static func rule(_ coolDown: RunLimits.CoolDown) -> String { "limits.once_per (\(coolDown.subject.range))" }
    static func rule(_ limit: Spanned<RunLimits.Devices>) -> String { "limits.max_devices (\(limit.range))" }
    static func agreedBefore(_ limit: ApprovalDemand) -> String {
        "people were asked about the step before this held: \(limit.reason ?? limit.rule); plan again, and they are asked anew"
    }
    static func approval(of step: PlannedStep) -> String { "approval (\(step.range))" }
    static func rule(_ breaker: Policy.Breaker) -> String { "breaker (\(breaker.range))" }
    static func rule(_ freeze: Policy.Freeze, _ index: Int) -> String { "change_freeze[\(index)] (\(freeze.range))" }
    static func rule(_ rule: Policy.Protection) -> String { "protect \(rule.name) (\(rule.range))" }
    static func rule(_ rule: Policy.ApprovalRule, _ index: Int) -> String { "approvals[\(index)] (\(rule.range))" }
    static func rule(_ limit: Policy.Limit, _ index: Int) -> String { "limits[\(index)] (\(limit.range))" }
}

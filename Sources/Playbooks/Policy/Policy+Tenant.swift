import Canonical
import Diagnostics

extension Policy {
    /// The policy with what a tenant's own adds. Rules add up, and of what there can be one of the stricter holds, so that a tenant
    /// can make playbooks safer and nothing else. Where the project has `policy: none`, the tenant's is all there is.
    public func adding(_ own: Policy, of tenant: String) -> Policy {
        guard own.origin != .none else { return self }
        var policy = Policy(
            origin: origin == .none ? own.origin : origin, protections: protections + own.protections, limits: limits + own.limits)
        policy.approvals = approvals + own.approvals
        policy.breakers = breakers + own.breakers
        policy.plans = plans(with: own)
        policy.webhookHosts = webhookHosts.map { $0.common(own.webhookHosts) } ?? own.webhookHosts
        policy.freezes = freezes + own.freezes
        policy.keeper = [keeper, own.keeper].compactMap(\.self).min { $0.within < $1.within }
        policy.notify = notify + own.notify.filter { channel in !notify.contains { $0.value == channel.value } }
        policy.calendars = calendars + own.calendars.filter { !calendars.contains($0) }
        policy.notYetCarriedOut = notYetCarriedOut + own.notYetCarriedOut
        policy.tenant = tenant
        return policy
    }

    /// A project's policy that says nothing of the age has the age that holds then.
    private func plans(with own: Policy) -> Plans? {
        guard origin != .none, let other = own.plans else { return plans ?? own.plans }
        let younger = other.maximumAge.map { $0.value < planAge ? $0 : plans?.maximumAge ?? Spanned(planAge, at: $0.range) }
        return Plans(
            maximumAge: younger ?? plans?.maximumAge, signed: plans?.mustBeSigned == true ? plans?.signed : other.signed ?? plans?.signed)
    }
}

extension Spanned<[String]> {
    /// Those that both name. What is to be told of them lies in the other's line.
    fileprivate func common(_ other: Spanned<[String]>?) -> Spanned<[String]> {
        other.map { other in Spanned(value.filter { other.value.contains($0) }, at: other.range) } ?? self
    }
}

extension Configuration {
    /// The policy that holds in a tenant.
    /// - Parameter name: nil for the only one; where there are several, what holds in all of them.
    public func policy(of name: String?) -> Policy {
        let chosen = tenants.first { $0.name == name ?? (tenants.count == 1 ? $0.name : "") }
        guard let chosen, let own = chosen.policy else { return policy }
        return policy.adding(own, of: chosen.name)
    }
}

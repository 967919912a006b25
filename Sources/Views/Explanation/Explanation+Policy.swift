import Canonical
import Diagnostics
public import Playbooks

extension Explanation {
    /// A policy: what it protects, and its limits.
    public init(policy: Policy) {
        let summary =
            switch policy.origin {
            case .builtIn: "The built-in policy, as cordon.yaml declares none."
            case .declared: "The policy of cordon.yaml."
            case .none: "`policy: none`: nothing is protected and nothing is limited."
            }
        self.init(
            "policy", policy.origin.rawValue, summary + (policy.tenant.map { " The policy of the tenant \($0) is added to it." } ?? ""),
            [
                Section("Protected", rows: policy.protections.map(Self.row)),
                Section("Limits", rows: policy.limits.map(Self.row)),
                Section("Standstill and leases", rows: Self.times(policy)),
                Section("Messages", rows: Self.messages(policy)),
                Section("As it would be written", code: policy.origin == .builtIn ? BuiltInPolicy.text : nil),
            ])
    }

    private static func times(_ policy: Policy) -> [Row] {
        let breakers = policy.breakers.map {
            Row(
                "breaker", "\($0.range)",
                "\($0.failures) failures in \(DurationText.format($0.window)) stop everything until a person closes it")
        }
        let freezes = policy.freezes.map { Row("change_freeze", "\($0.range)", "from \($0.from) until \($0.to)") }
        let keeper = policy.keeper.map {
            Row(
                "leases", "\($0.range)",
                "`undo_after` is refused unless `cordon resume` has looked after leases within \(DurationText.format($0.within))")
        }
        return breakers + freezes + (keeper.map { [$0] } ?? [])
    }

    private static func messages(_ policy: Policy) -> [Row] {
        let hosts = policy.webhookHosts.map {
            Row("webhook_hosts", "\($0.value.joined(separator: ", ")) (\($0.range))", "webhooks post there and nowhere else")
        }
        let channels = policy.notify.map {
            Row("notify", "\($0.value) (\($0.range))", "is told that people are asked, and that the breaker has opened")
        }
        return [hosts].compactMap { $0 } + channels
    }

    private static func row(_ rule: Policy.Protection) -> Row {
        let actions = rule.deny.map { $0.sorted().joined(separator: ", ") } ?? "every action"
        return Row(rule.name, "\(oneLine(rule.condition.source.text)) (\(rule.range))", "refuses \(actions)")
    }

    private static func row(_ limit: Policy.Limit) -> Row {
        Row(
            limit.actions.sorted().joined(separator: ", "), "\(limit.range)",
            "at most \(limit.maximum) devices in \(DurationText.format(limit.window))")
    }
}

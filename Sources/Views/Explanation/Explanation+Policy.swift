import Canonical
import Diagnostics
public import Playbooks

extension Explanation {
    /// A policy: every rule of it, with the line in which it stands.
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
                Section("Approvals", rows: policy.approvals.map(Self.row)),
                Section("Plans", rows: Self.plans(policy)),
                Section("Standstill and leases", rows: Self.times(policy)),
                Section("Messages", rows: Self.messages(policy)),
                Section("Calendars", rows: policy.calendars.map(Self.row)),
                Section("As it would be written", code: policy.origin == .builtIn ? BuiltInPolicy.text : nil),
            ])
    }

    // MARK: Rules

    private static func row(_ rule: Policy.Protection) -> Row {
        let actions = rule.deny.map(list) ?? "every action"
        return Row(rule.name, "\(oneLine(rule.condition.source.text)) (\(rule.range))", "refuses \(actions)")
    }

    private static func row(_ limit: Policy.Limit) -> Row {
        let share = limit.share.map { ", and at most \($0.value) of the onboarded ones (at least one)" } ?? ""
        return Row(
            list(limit.actions), "\(limit.range)",
            "at most \(limit.maximum) \(limit.maximum == 1 ? "device" : "devices") in \(DurationText.format(limit.window))\(share)")
    }

    private static func row(_ rule: Policy.ApprovalRule) -> Row {
        let quorum = rule.quorum?.value ?? 1
        let people = quorum == 1 ? "1 approver" : "\(quorum) different approvers"
        let groups = rule.from.map { "of \($0.map(\.value).joined(separator: " or "))" } ?? "of cordon.yaml"
        return Row(
            list(rule.actions), "\(rule.range)", "\(people) \(groups) must have agreed within \(DurationText.format(rule.time))")
    }

    private static func plans(_ policy: Policy) -> [Row] {
        let age = DurationText.format(policy.planAge)
        let written = policy.plans?.maximumAge.map { "\($0.range)" } ?? "not written"
        let signed = policy.plans?.signed.map { signed in
            Row(
                "signed", "\(signed.range)",
                signed.value == .required
                    ? "a plan must be signed, which this version cannot see to: it plans and applies nothing" : "a plan need not be signed")
        }
        return [Row("max_age", written, "a plan that is older than \(age) is not applied")] + [signed].compactMap(\.self)
    }

    private static func times(_ policy: Policy) -> [Row] {
        let breakers = policy.breakers.map {
            Row(
                "breaker", "\($0.range)",
                "\($0.failures) failures in \(DurationText.format($0.window)) stop everything until a person closes it")
        }
        let keeper = policy.keeper.map {
            Row(
                "leases", "\($0.range)",
                "`undo_after` is refused unless `cordon resume` has looked after leases within \(DurationText.format($0.within))")
        }
        return breakers + policy.freezes.map(row) + [keeper].compactMap(\.self)
    }

    private static func row(_ freeze: Policy.Freeze) -> Row {
        let but = freeze.allow.isEmpty ? "" : " but \(list(freeze.allow))"
        return Row("change_freeze", "\(freeze.range)", "from \(freeze.from) until \(freeze.to) nothing is done\(but)")
    }

    private static func messages(_ policy: Policy) -> [Row] {
        let hosts = policy.webhookHosts.map { hosts in
            let names = hosts.value.isEmpty ? "none" : hosts.value.joined(separator: ", ")
            return Row("webhook_hosts", "\(names) (\(hosts.range))", "webhooks post and services are called there and nowhere else")
        }
        let channels = policy.notify.map {
            Row("notify", "\($0.value) (\($0.range))", "is told that people are asked, and that the breaker has opened")
        }
        return [hosts].compactMap(\.self) + channels
    }

    private static func row(_ calendar: Calendar) -> Row {
        func clock(_ minutes: Int) -> String {
            [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        let days = calendar.days.sorted().map { WeeklyTime.dayNames[$0] }.joined(separator: ", ")
        return Row(calendar.name, calendar.zone, "\(days), from \(clock(calendar.start)) until \(clock(calendar.end))")
    }

    private static func list(_ actions: Set<String>) -> String { actions.sorted().joined(separator: ", ") }
}

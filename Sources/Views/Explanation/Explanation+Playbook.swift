import ActionKit
import Analysis
import Canonical
import DefenderAPI
import Diagnostics
import Expressions
public import Playbooks

extension Explanation {
    /// A playbook: its query and what of it the service filters, the look-ups it may need, permissions, steps with their undo,
    /// and how many devices it may touch.
    /// - Parameter all: the playbooks that it may call.
    public init(playbook rule: Rule, among all: [Rule] = [], _ policy: Policy) {
        let rules = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        let query = Self.query(rule)
        self.init(
            "playbook", rule.name,
            "\(rule.mode == .enforce ? "Enforced" : "Observed only, never sent"). \(TriggerText.describe(rule.startedBy)).",
            [
                Section("Query", rows: query),
                Section("When", code: rule.condition?.source.text.trimmedLines),
                Section("Steps", rows: rule.steps.map { Self.row($0, policy) }),
                Section("Devices", [DeviceBound(rule, calling: rules).sentence]),
                Section("Look-ups it may need", rows: Self.lookups(rule)),
                Section("Permissions", rows: Self.permissions(rule, rules)),
            ])
    }

    private static func query(_ rule: Rule) -> [Row] {
        switch rule.startedBy {
        case .alerts(let trigger):
            return [
                Row("where", oneLine(trigger.condition.source.text)),
                Row("the service filters", trigger.pushed?.text ?? "nothing but the window of time"),
                Row("judged here", "all of `where`, on what comes back"),
                Row("lookback", DurationText.format(trigger.lookback)),
            ]
        case .devices(let trigger):
            return [Row("where", oneLine(trigger.condition.source.text)), Row("every", DurationText.format(trigger.every))]
        case .hunting(let trigger):
            return [Row("query", oneLine(trigger.query.source.text)), Row("every", DurationText.format(trigger.every))]
        case .schedule, .manual: return []
        }
    }

    private static func row(_ step: RuleStep, _ policy: Policy) -> Row {
        var parts = [StepText.describe(step)]
        if case .action(let action, _) = step.work, action.acts {
            parts.append(takingBack(step, by: action))
            let guards = policy.protections.filter { $0.concerns(action) }.map(\.name)
            if !guards.isEmpty { parts.append("refused where \(guards.joined(separator: ", ")) hold") }
        }
        return Row(step.id, parts.joined(separator: "; "))
    }

    private static func takingBack(_ step: RuleStep, by action: any Action.Type) -> String {
        if let opposite = step.opposite { return "taken back by \(opposite)" }
        return action.restoring.map { "`cordon undo` \($0)" } ?? "cannot be taken back"
    }

    private static func lookups(_ rule: Rule) -> [Row] {
        var order: [String] = []
        var reasons: [String: Set<String>] = [:]
        for expression in rule.expressions {
            for reach in Reach.all(in: expression.root, roots: rule.roots) {
                guard let endpoint = reach.endpoint else { continue }
                if reasons[endpoint] == nil { order.append(endpoint) }
                reasons[endpoint, default: []].insert(reach.name)
            }
        }
        let listings = rule.expressions.flatMap { Pushdown.listings(in: $0.root) }
        return order.map { Row($0, "for " + (reasons[$0] ?? []).sorted().joined(separator: ", ")) }
            + Self.distinct(listings).map { listing in
                Row("tenant.\(listing.collection)", listing.filter.map { "the service filters \($0)" } ?? "all of them")
            }
    }

    private static func distinct(_ listings: [Pushdown.Listing]) -> [Pushdown.Listing] {
        var seen: Set<Pushdown.Listing> = []
        return listings.filter { seen.insert($0).inserted }
    }

    private static func permissions(_ rule: Rule, _ rules: [String: Rule]) -> [Row] {
        var seen: Set<String> = []
        return PlaybookPermissions.endpoints(rule, calling: rules).filter { seen.insert($0.id).inserted }.map(permission)
    }

    static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension String {
    /// Without blank lines at its end.
    fileprivate var trimmedLines: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

import ActionKit
import Canonical
import Diagnostics
import YAMLSyntax

/// Reads a policy, where these actions are known.
struct PolicyDecoder: Sendable {
    let actions: [String]

    /// The key `policy` with its form: `none`, or rules.
    func key(_ summary: String) -> Key<Policy> {
        let rules = rules(origin: .declared).form
        let form = Form<Policy>(
            schema: { ["anyOf": [["enum": ["none"]], .object(rules.schema($0))]] },
            read: { value, collector in
                if value.node.scalar?.text == "none" { return Policy(origin: .none, protections: [], limits: []) }
                guard value.node.mapping != nil else {
                    if !value.node.isPlaceholder { collector.report(Messages.notAPolicy(value.node)) }
                    return nil
                }
                return rules.read(value, collector)
            })
        return Key("policy", form, summary)
    }

    func builtIn(_ collector: DiagnosticCollector) -> Policy {
        guard let node = YAMLParser.parse(BuiltInPolicy.file, into: collector).first,
            let policy = MappingReader(node, what: "a policy", collector).flatMap({ rules(origin: .builtIn).read($0, collector) })
        else { preconditionFailure("the built-in policy is none") }
        return policy
    }

    // MARK: Actions

    private func actionNames() -> Form<Set<String>> {
        Form(
            schema: { ["type": "array", "items": ["enum": .array($0.actingKeys.map { .string($0) })]] },
            read: { value, collector in
                guard let names = value.strings() else { return nil }
                for name in names where !actions.contains(name.value) {
                    collector.report(Messages.unknownPolicyAction(name, known: actions))
                }
                return Set(names.map(\.value))
            })
    }

    private func someActions() -> Form<Set<String>> {
        actionNames().map { names, range, collector in
            if names.isEmpty { collector.report(Messages.limitsNothing(range)) }
            return names
        }
    }

    private func deny() -> Form<Set<String>?> {
        let names = actionNames()
        return Form(
            schema: { ["anyOf": [["enum": ["all"]], .object(names.schema($0))]] },
            read: { value, collector in
                if value.node.scalar?.text == "all" { return .some(nil) }
                guard value.node.sequence?.isEmpty == false else {
                    collector.report(Messages.deniesNothing(value.node.range))
                    return nil
                }
                return names.read(value, collector).map { .some($0) }
            })
    }

    // MARK: Rules

    private func protection() -> MappingForm<Policy.Protection> {
        let name = Key("name", Form.text, required: true, "What refusals call it.")
        let condition = Key(
            "where", Form.embedded([#"device.machineTags.exists(t, t == "tier0")"#]), required: true,
            "Which devices: an expression on `device`; or which indicators: one on `indicator`.")
        let deny = Key("deny", deny(), required: true, "The actions that are refused, or `all`.")
        return MappingForm(
            "a rule of `protect`", "Devices that some actions must not touch, or indicators that they must not store.",
            [name, condition, deny]
        ) { fields in
            let (name, source, deny) = (fields[name], fields[condition], fields[deny])
            let compiler = ExpressionCompiler(scope: .policy, project: .none, collector: fields.collector)
            let condition = source.flatMap { compiler.condition($0) }
            guard let name, let deny, let condition else { return nil }
            let rule = Policy.Protection(name: name, condition: condition, deny: deny, range: fields.range)
            if !rule.isAboutDevices, !rule.isAboutIndicators {
                fields.collector.report(Messages.aboutTwoThings(condition.source.range))
            }
            return rule
        }
    }

    private func limit() -> MappingForm<Policy.Limit> {
        let actions = Key("actions", someActions(), required: true, "The actions that are counted together.")
        let maximum = Key("max", Form.integer(0...1_000_000), required: true, "How many devices at most.")
        let window = Key("per", Form.duration(), required: true, "The window.")
        let share = Key("share_of_devices", Form.share.spanned, "The most, as a part of the onboarded devices; the stricter holds.")
        return MappingForm("a rule of `limits`", "The most devices in a window.", [actions, maximum, window, share]) { fields in
            let (actions, maximum, window, share) = (fields[actions], fields[maximum], fields[window], fields[share])
            guard let actions, let maximum, let window else { return nil }
            return Policy.Limit(actions: actions, maximum: maximum, window: window, share: share, range: fields.range)
        }
    }

    private func approval() -> MappingForm<Policy.ApprovalRule> {
        let actions = Key("actions", someActions(), required: true, "The actions that people must have agreed to.")
        let from = Key("from", Form.list(Form.text.spanned, atLeast: 1), "Groups of approvers; without it every approver of cordon.yaml.")
        let quorum = Key("quorum", Form.integer(1...100).spanned, "How many different people; without it one.")
        let within = Key("within", Form.duration(), "How long they have; without it 1d.")
        return MappingForm("a rule of `approvals`", "Actions that people must have agreed to.", [actions, from, quorum, within]) { fields in
            let (actions, from, quorum, within) = (fields[actions], fields[from], fields[quorum], fields[within])
            guard let actions else { return nil }
            return Policy.ApprovalRule(actions: actions, from: from, quorum: quorum, time: within ?? .seconds(86_400), range: fields.range)
        }
    }

    private func freeze() -> MappingForm<Policy.Freeze> {
        let from = Key("from", Form.timestamp.spanned, required: true, "When it begins.")
        let to = Key("to", Form.timestamp, required: true, "When it ends.")
        let allow = Key("allow", actionNames(), "The actions that are done all the same.")
        return MappingForm("a freeze", "A time in which nothing is changed.", [from, to, allow]) { fields in
            let (from, to, allow) = (fields[from], fields[to], fields[allow])
            guard let from, let to else { return nil }
            if to <= from.value { fields.collector.report(Messages.endsBeforeItBegins(from.range)) }
            return Policy.Freeze(from: from.value, to: to, allow: allow ?? [], range: fields.range)
        }
    }

    private static let failures = Key("failures", Form.integer(1...10_000), required: true, "How many failures open it.")
    private static let window = Key("per", Form.duration(), required: true, "The window.")
    private static let breakerForm = MappingForm<Policy.Breaker>("`breaker`", "Stops everything after failures.", [failures, window]) {
        fields in
        let (failures, window) = (fields[Self.failures], fields[Self.window])
        guard let failures, let window else { return nil }
        return Policy.Breaker(failures: failures, window: window, range: fields.range)
    }

    private static let age = Key("max_age", Form.duration().spanned, "How old a plan may be when it is applied.")
    private static let signed = Key(
        "signed", Form<Policy.Plans.Signing>.word.spanned, "Whether a plan must be signed: `optional` or `required`.")
    private static let plansForm = MappingForm<Policy.Plans>("`plans`", "What a plan must be like.", [age, signed]) { fields in
        let (age, signed) = (fields[Self.age], fields[Self.signed])
        return Policy.Plans(maximumAge: age, signed: signed)
    }

    private static let keeper = Key(
        "keeper", Form<Policy.Keeper.Requirement>.word, required: true,
        "`required` refuses `undo_after` while nobody looks after leases.")
    private static let keeping = Key("within", Form.duration(), "How long ago they may have been looked after last; without it 5m.")
    private static let leasesForm = MappingForm<Policy.Keeper?>("`leases`", "What holds for leases.", [keeper, keeping]) { fields in
        let (keeper, within) = (fields[keeper], fields[keeping])
        guard let keeper else { return nil }
        return .some(keeper == .required ? Policy.Keeper(within: within ?? .seconds(300), range: fields.range) : nil)
    }

    private static let breaker = Key("breaker", breakerForm.form, "Stops everything after failures, until a person closes it.")
    private static let plans = Key("plans", plansForm.form, "What a plan must be like to be applied.")
    private static let hosts = Key(
        "webhook_hosts",
        Form.list(
            Form<String>.text(#"^[A-Za-z0-9.-]+$"#, isHost, or: Messages.notAHost).map { text, _, _ in text.lowercased() }, atLeast: 1
        )
        .spanned,
        "The hosts to which webhooks may post.")
    private static let leases = Key("leases", leasesForm.form, "What holds for leases.")
    private static let notify = Key("notify", Form.text.spanned, "The channel that is told of what waits for a person.")

    private static func isHost(_ text: String) -> Bool { OriginText.normalized("https://\(text)") != nil && !text.contains(":") }

    private func rules(origin: Policy.Origin) -> MappingForm<Policy> {
        let protect = Key(
            "protect", Form.list(protection().form), "Devices that some actions must not touch, and indicators that they must not store.")
        let limits = Key("limits", Form.list(limit().form), "The most devices in a window; what goes past is refused.")
        let approvals = Key("approvals", Form.list(approval().form), "Actions that people must have agreed to.")
        let freezes = Key("change_freeze", Form.list(freeze().form), "Times in which nothing is changed.")
        let keys: [any KeyDeclaration] = [
            protect, limits, approvals, Self.breaker, Self.plans, Self.hosts, freezes, Self.leases, Self.notify,
        ]
        return MappingForm("a policy", "What playbooks may do. It can only make them safer.", keys) { fields in
            var policy = Policy(origin: origin, protections: fields[protect] ?? [], limits: fields[limits] ?? [])
            policy.approvals = fields[approvals] ?? []
            policy.breakers = fields[Self.breaker].map { [$0] } ?? []
            policy.plans = fields[Self.plans]
            policy.webhookHosts = fields[Self.hosts]
            policy.freezes = fields[freezes] ?? []
            policy.keeper = fields[Self.leases] ?? nil
            policy.notify = fields[Self.notify].map { [$0] } ?? []
            policy.notYetCarriedOut = Self.unknownToTheReviewer(policy, fields)
            return policy
        }
    }

    /// The rules that the review does not hold plans against yet.
    private static func unknownToTheReviewer(_ policy: Policy, _ fields: Fields) -> [NotYetCarriedOut] {
        guard policy.plans?.mustBeSigned == true, let plans = fields.reader.mapping.entry("plans") else { return [] }
        return [NotYetCarriedOut(feature: "policy.plans.signed", range: plans.key.range)]
    }
}

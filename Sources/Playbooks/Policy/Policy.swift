public import ActionKit
public import Canonical
import DefenderAPI
public import Diagnostics
import Expressions

/// What the organisation allows: it can only make playbooks safer.
public struct Policy: Sendable {
    /// Where the rules come from.
    public enum Origin: String, Sendable {
        /// cordon.yaml says nothing: the built-in policy holds.
        case builtIn = "built-in"
        case declared
        /// `policy: none`: every output says so.
        case none
    }

    /// Devices that some actions must not touch, or indicators that they must not store.
    public struct Protection: Sendable {
        public let name: String
        public let condition: Condition
        /// The refused actions; nil for all.
        public let deny: Set<String>?
        public let range: SourceRange

        public func denies(_ action: String) -> Bool { deny?.contains(action) ?? true }

        /// Whether the rule can refuse a step of an action, as far as that can be told without looking at its inputs.
        public func concerns(_ action: any Action.Type) -> Bool {
            guard action.acts, !action.delivers, denies(action.key) else { return false }
            if action.endpoints.contains(.submitIndicator) { return isAboutIndicators }
            return isAboutDevices && action.subject != .alerts && !action.endpoints.contains(.deleteIndicator)
        }

        /// Whether the rule is held against the device of a step; one that names neither is held against both.
        public var isAboutDevices: Bool { !condition.checked.variables.contains(Scope.PolicySlot.indicator) }
        /// Whether the rule is held against the indicators that a step stores.
        public var isAboutIndicators: Bool { !condition.checked.variables.contains(Scope.PolicySlot.device) }
    }

    /// The most devices that some actions may touch: in one plan and, with what was begun before it, in any window.
    public struct Limit: Sendable {
        public let actions: Set<String>
        public let maximum: Int
        public let window: Duration
        /// The most, as a part of the onboarded devices, at least one; the stricter of both holds.
        public let share: Spanned<Share>?
        public let range: SourceRange
    }

    /// Actions that people must have agreed to.
    public struct ApprovalRule: Sendable {
        public let actions: Set<String>
        /// Groups of approvers; nil for every approver of cordon.yaml.
        public let from: [Spanned<String>]?
        public let quorum: Spanned<Int>?
        /// How long they have.
        public let time: Duration
        public let range: SourceRange
    }

    /// Past so many failures in a window nothing is done until a person closes it.
    public struct Breaker: Sendable {
        public let failures: Int
        public let window: Duration
        public let range: SourceRange
    }

    /// What a plan file must be like to be applied.
    public struct Plans: Sendable {
        public enum Signing: String, Sendable, CaseIterable {
            case optional, required
        }

        public let maximumAge: Spanned<Duration>?
        /// nil for `optional`.
        public let signed: Spanned<Signing>?

        public var mustBeSigned: Bool { signed?.value == .required }
    }

    /// A time in which nothing but some actions is done.
    public struct Freeze: Sendable {
        public let from: Timestamp
        public let to: Timestamp
        public let allow: Set<String>
        public let range: SourceRange

        /// Whether an action is not to be done at a time. The end itself is free again.
        public func forbids(_ action: String, at time: Timestamp) -> Bool {
            time >= from && time < to && !allow.contains(action)
        }
    }

    /// That somebody must look after leases, so that what is put in force for a time is taken back in time.
    public struct Keeper: Sendable {
        public enum Requirement: String, Sendable, CaseIterable {
            case optional, required
        }

        /// How long ago they may have looked last.
        public let within: Duration
        public let range: SourceRange
    }

    public let origin: Origin
    public let protections: [Protection]
    public let limits: [Limit]
    public var approvals: [ApprovalRule] = []
    /// Each opens by itself.
    public var breakers: [Breaker] = []
    public var plans: Plans?
    /// The hosts to which webhooks may post; nil for any.
    public var webhookHosts: Spanned<[String]>?
    public var freezes: [Freeze] = []
    /// nil where nobody has to.
    public var keeper: Keeper?
    /// The channels that are told of an open breaker and of what waits for a person.
    public var notify: [Spanned<String>] = []
    /// Those of cordon.yaml that its rules ask for with `during`.
    public internal(set) var calendars: [Calendar] = []
    /// The tenant whose own policy is in it; nil where none is.
    public internal(set) var tenant: String?
    /// The forms in use that cannot be carried out yet.
    public var notYetCarriedOut: [NotYetCarriedOut] = []

    /// How old a plan may be when it is applied; a day where the policy does not say.
    public var planAge: Duration { plans?.maximumAge?.value ?? .seconds(24 * 60 * 60) }

    public var digest: Digest { Digest(of: json.canonicalBytes) }

    /// What the policy's expressions read of devices.
    public func use(with graph: FieldUse) -> FieldUse {
        var use = graph
        for rule in protections { use.add(rule.condition.checked) }
        return use
    }

    /// What can only be checked once the rest of cordon.yaml is known.
    func check(against project: ProjectDeclarations, _ collector: DiagnosticCollector) {
        let context = CheckContext(catalogue: .init([]), project: project, callable: [:], collector: collector)
        for rule in approvals { context.requireApprovers(rule.from, quorum: rule.quorum) }
        for channel in notify { context.requireChannel(channel) }
        for asked in protections.flatMap(\.condition.calendars) where !project.calendars.contains(asked.value) {
            collector.report(Messages.unknownCalendar(asked, known: project.calendars))
        }
    }

    /// The policy with those of the calendars that its rules ask for.
    func reading(_ calendars: [Calendar]) -> Policy {
        let asked = Set(protections.flatMap(\.condition.calendars).map(\.value))
        var policy = self
        policy.calendars = calendars.filter { asked.contains($0.name) }
        return policy
    }
}

public import Canonical
import DefenderAPI
public import Playbooks

/// All that a plan is computed from. Two equal inputs give the same plan, to the byte.
public struct PlanInputs: Sendable {
    /// A subject that an earlier run has taken care of.
    public struct Handled: Hashable, Sendable {
        public let playbook: String
        public let subject: String
        public let run: String

        public init(playbook: String, subject: String, run: String) {
            self.playbook = playbook
            self.subject = subject
            self.run = run
        }
    }

    /// Name and id of the tenant that the plan is bound to.
    public let tenant: String
    public let tenantID: String
    /// The recorded time: `now` of every expression.
    public let time: Timestamp
    /// The version of Cordon that made the plan.
    public let version: String
    public let files: [RuleGraph.File]
    /// The files of the project that steps send.
    public let projectFiles: [RuleGraph.File]
    /// What of `vars`, `data` and calendars is read, as a plan counts it; nil for nothing.
    public let values: JSONValue?
    /// The digest of the policy's decoded value.
    public let policy: Digest
    /// `--since`: replaces every playbook's lookback.
    public let lookback: Duration?
    /// Which playbooks take part.
    public let scope: PlanScope
    public let handled: [Handled]
    /// Why alerts may be missing; nil if none can be. No write follows from a plan with a gap.
    public let gap: String?
    public internal(set) var facts: Facts

    public init(
        tenant: String, tenantID: String, time: Timestamp, version: String, files: [RuleGraph.File],
        projectFiles: [RuleGraph.File] = [], values: JSONValue? = nil, policy: Digest, lookback: Duration?, scope: PlanScope = .all,
        handled: [Handled], gap: String?, facts: Facts
    ) {
        self.tenant = tenant
        self.tenantID = tenantID
        self.time = time
        self.version = version
        self.files = files
        self.projectFiles = projectFiles
        self.values = values
        self.policy = policy
        self.lookback = lookback
        self.scope = scope
        self.handled = handled
        self.gap = gap
        self.facts = facts
    }
}

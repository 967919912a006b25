public import Canonical

/// What the ledger knows of a run: how its steps ended and what became of its deeds, whichever process did them.
public struct RunPast: Hashable, Sendable {
    /// A deed of which an intent was recorded.
    public struct Deed: Hashable, Sendable {
        /// The word of its receipt; nil while there is none.
        public var outcome: String?
        public let actionID: String?
        /// When its intent was recorded.
        public let begun: Timestamp
        /// When its receipt was; nil while there is none.
        public let ended: Timestamp?
        /// When it was sent once more; nil if it was not.
        public let resent: Timestamp?

        public init(outcome: String?, actionID: String?, begun: Timestamp, ended: Timestamp?, resent: Timestamp?) {
            self.outcome = outcome
            self.actionID = actionID
            self.begun = begun
            self.ended = ended
            self.resent = resent
        }

        /// Whether nobody knows what became of it.
        public var isOpen: Bool { outcome == nil || outcome == "unknown" }
    }

    /// How a step ended.
    public struct Step: Hashable, Sendable {
        public let outcome: String
        public let isAlready: Bool
        public let reason: String?
        public let rule: String?
        public let actionIDs: [String]
        /// The digest of what a look-up of the run gave.
        public let found: Digest?

        public init(outcome: String, isAlready: Bool, reason: String?, rule: String?, actionIDs: [String], found: Digest? = nil) {
            self.found = found
            self.outcome = outcome
            self.isAlready = isAlready
            self.reason = reason
            self.rule = rule
            self.actionIDs = actionIDs
        }
    }

    /// By step token.
    public var deeds: [String: Deed]
    /// By step id: those that have ended.
    public var steps: [String: Step]
    /// The word of the whole; nil while it is not over.
    public let outcome: String?
    /// Who has cancelled it; nil if nobody has.
    public let cancelledBy: String?
    /// The steps of the playbook that people were asked about.
    public let asked: Set<String>
    /// What look-ups of the run gave, by step id.
    public let found: [String: JSONValue]

    public init(
        deeds: [String: Deed], steps: [String: Step], outcome: String?, cancelledBy: String? = nil, asked: Set<String> = [],
        found: [String: JSONValue] = [:]
    ) {
        self.found = found
        self.asked = asked
        self.deeds = deeds
        self.steps = steps
        self.outcome = outcome
        self.cancelledBy = cancelledBy
    }

    public var isOver: Bool { outcome != nil }
}

public import Canonical

/// How an earlier step of the run has ended, for its summary: it is made of these when it is told, so that it cannot claim what
/// did not happen.
public struct CourseEntry: Hashable, Sendable {
    public let step: String
    public let action: String
    /// The word for how it ended.
    public let outcome: String
    /// Whether it was in force before us.
    public let isAlready: Bool
    public let reason: String?
    /// What was to be done; nil where that could not be told.
    public let sentence: String?
    /// Of a `for_each`: how often each outcome came about, in words.
    public let items: String?

    public init(
        step: String, action: String, outcome: String, isAlready: Bool, reason: String?, sentence: String?, items: String? = nil
    ) {
        self.step = step
        self.action = action
        self.outcome = outcome
        self.isAlready = isAlready
        self.reason = reason
        self.sentence = sentence
        self.items = items
    }

    /// For programs.
    public var json: JSONValue {
        [
            "step": .string(step), "action": .string(action), "outcome": .string(outcome), "already": .bool(isAlready),
            "reason": reason.map { .string($0) } ?? .null, "sentence": sentence.map { .string($0) } ?? .null,
        ]
    }
}

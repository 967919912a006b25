public import DefenderAPI

/// How a step ended, as later expressions of its run see it.
public struct StepResult: Equatable, Sendable {
    /// One of language.md's words.
    public let outcome: String
    /// Whether it was in force before us.
    public let isAlready: Bool
    /// Whether it was done, and all that can be taken back of it has been.
    public let isUndone: Bool
    /// What the action gives, by name; there after `done` only.
    public let outputs: [String: FieldValue]
    /// Whether it was only rehearsed: what it would give is not known then.
    public let isRehearsed: Bool
    /// Of a `for_each`: its items in their order.
    public let items: [Item]
    /// Why it is not simply done.
    public let reason: String?
    /// What was to be done; nil where that could not be told.
    public let sentence: String?

    /// One item of a `for_each`.
    public struct Item: Equatable, Sendable {
        /// Its place in the list, and what stands there.
        public let place: PlannedStep.Item
        public let outcome: String
        public let isAlready: Bool
        public let isUndone: Bool
        public let outputs: [String: FieldValue]
        public let isRehearsed: Bool

        public init(
            _ place: PlannedStep.Item, outcome: String, isAlready: Bool = false, isUndone: Bool = false, outputs: [String: FieldValue],
            isRehearsed: Bool = false
        ) {
            self.isUndone = isUndone
            self.place = place
            self.outcome = outcome
            self.isAlready = isAlready
            self.outputs = outputs
            self.isRehearsed = isRehearsed
        }
    }

    public init(
        outcome: String, isAlready: Bool = false, isUndone: Bool = false, outputs: [String: FieldValue] = [:], isRehearsed: Bool = false,
        items: [Item] = [], reason: String? = nil, sentence: String? = nil
    ) {
        self.isUndone = isUndone
        self.isRehearsed = isRehearsed
        self.reason = reason
        self.sentence = sentence
        self.outcome = outcome
        self.isAlready = isAlready
        self.outputs = outputs
        self.items = items
    }
}

/// How a step ended, as later expressions of its run see it.
public struct StepResult: Hashable, Sendable {
    /// One of language.md's words.
    public let outcome: String
    /// Whether it was in force before us.
    public let isAlready: Bool
    /// What the action gives, by name; there after `done` only.
    public let outputs: [String: String]
    /// Of a `for_each`: its items in their order.
    public let items: [Item]
    /// Why it is not simply done.
    public let reason: String?
    /// What was to be done; nil where that could not be told.
    public let sentence: String?

    /// One item of a `for_each`.
    public struct Item: Hashable, Sendable {
        /// Its place in the list.
        public let index: Int
        public let outcome: String
        public let isAlready: Bool
        public let outputs: [String: String]

        public init(index: Int, outcome: String, isAlready: Bool, outputs: [String: String]) {
            self.index = index
            self.outcome = outcome
            self.isAlready = isAlready
            self.outputs = outputs
        }
    }

    public init(
        outcome: String, isAlready: Bool = false, outputs: [String: String] = [:], items: [Item] = [], reason: String? = nil,
        sentence: String? = nil
    ) {
        self.reason = reason
        self.sentence = sentence
        self.outcome = outcome
        self.isAlready = isAlready
        self.outputs = outputs
        self.items = items
    }
}

/// A property of a host object.
public struct ObjectField: Sendable {
    /// Says that the field has a value exactly while another field of the same object equals a text
    /// (an output that exists after `outcome == "done"` only): a test of that counts as a test for null.
    public struct Guard: Sendable, Hashable {
        public let field: String
        public let value: String

        public init(field: String, equals value: String) {
            self.field = field
            self.value = value
        }
    }

    public let name: String
    /// `nullable(…)` where null is possible.
    public let type: CELType
    /// One sentence for people, `` if there is none.
    public let summary: String
    public let presence: Guard?

    public init(_ name: String, _ type: CELType, summary: String = "", presentWhen presence: Guard? = nil) {
        self.name = name
        self.type = type
        self.summary = summary
        self.presence = presence
    }
}

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
    /// Whether it is a listing of the host, which is told what a macro wants of its elements.
    public let isNarrowed: Bool

    public init(_ name: String, _ type: CELType, summary: String = "", presentWhen presence: Guard? = nil, isNarrowed: Bool = false) {
        self.isNarrowed = isNarrowed
        self.name = name
        self.type = type
        self.summary = summary
        self.presence = presence
    }
}

/// An answer that cannot be read: which property of which entity, and what stood there.
public struct DecodingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The entity's name, e.g. `Alert`.
    public let entity: String
    /// The way to the property, e.g. `evidence[2].processId`; empty for the whole entity.
    public let field: String
    /// What was found there, shortened.
    public let found: String
    /// What would have been read, e.g. `an integer`.
    public let expected: String

    init(entity: String, field: String, expected: String, found: String) {
        self.entity = entity
        self.field = field
        self.expected = expected
        self.found = found
    }

    /// The same failure as seen from the entity that holds this one.
    func inside(_ entity: String, _ step: String) -> DecodingFailure {
        let way = field.isEmpty || field.hasPrefix("[") ? step + field : "\(step).\(field)"
        return DecodingFailure(entity: entity, field: way, expected: expected, found: found)
    }

    public var description: String { Messages.malformed(self) }
}

/// One property of an entity, as mde-entities.yaml states it.
public struct Field: Hashable, Sendable {
    /// The wire's spelling, which is the language's too.
    public let name: String
    /// Other spellings that pages print for the same property. They are read, never written.
    public let aliases: [String]
    public let type: FieldType
    /// Whether the reference says that null occurs; "not stated" counts as not null.
    public let isNullable: Bool
    /// What the service can filter by this property; empty if nothing.
    public let filterOperators: Set<FilterOperator>
    /// What the property means, in one line.
    public let summary: String

    init(
        _ name: String, _ type: FieldType, nullable: Bool = false, aliases: [String] = [],
        filter: Set<FilterOperator> = [], _ summary: String
    ) {
        self.name = name
        self.aliases = aliases
        self.type = type
        isNullable = nullable
        filterOperators = filter
        self.summary = summary
    }
}

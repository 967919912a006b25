public import DefenderAPI
public import Expressions

/// A property that leads from one entity to others: a plain field to expressions, a look-up to whoever evaluates them.
public struct NavigationProperty: Sendable, Hashable {
    /// Where its value comes from.
    public enum Source: Sendable, Hashable {
        /// A reading endpoint of mde-api.yaml, by its id, asked by this property of the owner.
        case endpoint(String, by: String)
        /// Cordon's own ledger.
        case ledger
    }

    /// What it leads to.
    public enum Result: Sendable, Hashable {
        case one(EntityKind)
        /// One, or null where the service says that there is none.
        case maybe(EntityKind)
        case many(EntityKind)
        /// A part without an id of its own.
        case record(EntitySchema)
        case records(EntitySchema)
        case enumeration(EnumType)
        case flag
    }

    public let owner: EntityKind
    public let name: String
    public let result: Result
    public let source: Source
    /// One sentence for people.
    public let summary: String

    init(_ owner: EntityKind, _ name: String, _ result: Result, _ source: Source, _ summary: String) {
        self.owner = owner
        self.name = name
        self.result = result
        self.source = source
        self.summary = summary
    }

    /// The endpoint that a read of the property calls; nil for what Cordon keeps itself.
    public var endpoint: String? {
        if case .endpoint(let id, _) = source { return id }
        return nil
    }

    /// The type that expressions see.
    public var type: CELType {
        switch result {
        case .one(let kind): .object(Vocabulary.type(of: kind))
        case .maybe(let kind): .nullable(.object(Vocabulary.type(of: kind)))
        case .many(let kind): .list(.object(Vocabulary.type(of: kind)))
        case .record(let schema): .object(Vocabulary.type(of: schema))
        case .records(let schema): .list(.object(Vocabulary.type(of: schema)))
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .flag: .bool
        }
    }

    /// The properties of a kind of entity, in the order of their places behind its own fields.
    public static func all(of kind: EntityKind) -> [NavigationProperty] { all.filter { $0.owner == kind } }

    /// By the name of the owner's type, then by its own.
    private static let byType = Dictionary(grouping: all) { $0.owner.typeName }.mapValues { properties in
        Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0) })
    }

    /// The property with this name of the kind whose type has that name.
    static func named(_ name: String, ofType type: String) -> NavigationProperty? { byType[type]?[name] }

    /// The property of a kind with this name.
    public static func named(_ name: String, of kind: EntityKind) -> NavigationProperty? {
        all.first { $0.owner == kind && $0.name == name }
    }
}

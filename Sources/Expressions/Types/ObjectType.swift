import Synchronization

/// The type of a host object: named fields at fixed places. Two object types are the same if their names are.
public final class ObjectType: Sendable, Hashable {
    public let name: String
    private let provide: @Sendable () -> [ObjectField]
    private let cached = AtomicLazyReference<ObjectLayout>()

    /// Fields are asked for at first use, so that types may refer to each other and to themselves.
    public init(name: String, fields: @escaping @Sendable () -> [ObjectField]) {
        self.name = name
        self.provide = fields
    }

    public convenience init(name: String, fields: [ObjectField]) {
        self.init(name: name) { fields }
    }

    /// The fields; a field's place here is the index that `HostObject.field(_:)` gets.
    public var fields: [ObjectField] { layout.fields }

    /// Whether a test of one of the fields can show that another is there.
    var hasGuards: Bool { layout.hasGuards }

    private var layout: ObjectLayout { cached.load() ?? cached.storeIfNil(ObjectLayout(provide())) }

    /// The place of a field, by its exact spelling.
    public func index(of name: String) -> Int? { layout.index(of: name) }

    public static func == (left: ObjectType, right: ObjectType) -> Bool {
        left === right || left.name == right.name
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}

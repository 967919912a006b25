/// An entity type of the API as data: what decoding, type checks, push-down and documentation go by.
///
/// There is one schema per entity in the process; equality is identity.
public final class EntitySchema: Sendable, Hashable {
    /// The reference's name of the type, e.g. `Alert`.
    public let name: String
    public let summary: String
    public let fields: [Field]
    /// The property that tells one entity from another; an answer without it is malformed. nil for parts of an entity.
    public let key: Int?
    /// The property that takes the text where the service writes a text in place of the object.
    let textField: Int?
    /// The types of `fields`, apart: decoding reads them for each value, and a whole `Field` is dear to copy.
    let types: [FieldType]
    /// Bits of the properties that are lists: a null there is an empty one.
    let lists: UInt64
    /// Bits of the properties whose texts are kept as they are.
    let texts: UInt64
    private let keys: KeyTable

    init(_ name: String, key: String? = nil, text: String? = nil, _ summary: String, fields: [Field]) {
        precondition(fields.count <= UInt64.bitWidth, "decoding keeps one bit per property")
        self.name = name
        self.summary = summary
        self.fields = fields
        self.key = fields.firstIndex { $0.name == key }
        textField = fields.firstIndex { $0.name == text }
        types = fields.map(\.type)
        lists = Self.bits(fields) { if case .list = $0 { true } else { false } }
        texts = Self.bits(fields) {
            switch $0 {
            case .string, .openEnumeration: true
            default: false
            }
        }
        keys = KeyTable(fields)
    }

    private static func bits(_ fields: [Field], _ isOfKind: (FieldType) -> Bool) -> UInt64 {
        fields.enumerated().reduce(0) { isOfKind($1.element.type) ? $0 | 1 << $1.offset : $0 }
    }

    /// The index of the property of exactly this name (aliases do not count).
    public func index(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { bytes in
            guard let hit = keys.find(bytes, guess: nil), hit.isOwnName else { return nil }
            return hit.field
        }
    }

    /// The index of the property that a JSON key means: its name or an alias, in any case.
    public func index(ofWireKey key: UnsafeBufferPointer<UInt8>) -> Int? { keys.find(key, guess: nil)?.field }

    func find(_ key: UnsafeBufferPointer<UInt8>, guess: Int) -> KeyTable.Hit? { keys.find(key, guess: guess) }

    /// The property of exactly this name.
    public func field(_ name: String) -> Field? { index(of: name).map { fields[$0] } }

    public static func == (left: EntitySchema, right: EntitySchema) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

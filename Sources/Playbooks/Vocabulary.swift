import ActionKit
public import DefenderAPI
public import Expressions
import Synchronization

/// The entity types as expressions see them: properties of the API's schema first, at the schema's own indices, then
/// what Cordon adds, then the navigation properties.
public enum Vocabulary {
    public static var alert: ObjectType { type(of: EntityKind.alert) }
    public static var device: ObjectType { type(of: EntityKind.device) }

    /// The outcomes that a later step may ask for (language.md, "Outcome").
    public static let outcome = EnumType(
        name: EnumSchema.outcome.name, values: EnumSchema.outcome.values, isExhaustive: true)

    private static let types = Mutex<[String: ObjectType]>([:])

    /// The object type of an entity or of a part of one; one per schema.
    public static func type(of schema: EntitySchema) -> ObjectType {
        if let kind = EntityKind(schema) { return type(of: kind) }
        // Each query has columns of its own.
        if schema.name == EntitySchema.huntingRowName {
            return ObjectType(name: schema.name, fields: schema.fields.map(objectField))
        }
        return known(schema.name) { schema.fields.map(objectField) }
    }

    /// The object type of a kind of entity.
    public static func type(of kind: EntityKind) -> ObjectType {
        known(kind.typeName) {
            (kind.schema?.fields ?? []).map(objectField) + kind.ownFields
                + NavigationProperty.all(of: kind).map { ObjectField($0.name, $0.type, summary: $0.summary) }
        }
    }

    private static func known(_ name: String, _ fields: @escaping @Sendable () -> [ObjectField]) -> ObjectType {
        types.withLock { types in
            if let type = types[name] { return type }
            let type = ObjectType(name: name, fields: fields)
            types[name] = type
            return type
        }
    }

    /// Which navigation property stands at an index past the schema's own.
    public static func navigation(of schema: EntitySchema, at index: Int) -> NavigationProperty {
        guard let kind = EntityKind(schema) else { preconditionFailure("\(schema.name) has no navigation properties") }
        return NavigationProperty.all(of: kind)[index - schema.fields.count - kind.ownFields.count]
    }

    private static func objectField(_ field: Field) -> ObjectField {
        let type = celType(field.type)
        return ObjectField(field.name, field.isNullable ? .nullable(type) : type, summary: field.summary)
    }

    /// The type that expressions see of a property of the API.
    static func celType(_ type: FieldType) -> CELType {
        switch type {
        case .string: .string
        case .openEnumeration(let schema): .enumeration(enumType(schema, isOpen: true))
        case .enumeration(let schema): .enumeration(enumType(schema, isOpen: false))
        case .boolean: .bool
        case .integer: .int
        case .double: .double
        case .timestamp: .timestamp
        // Nothing is known of what it holds: an expression meets its canonical text.
        case .json: .string
        case .record(let schema): .object(Vocabulary.type(of: schema))
        case .list(let element): .list(celType(element))
        }
    }

    private static func enumType(_ schema: EnumSchema, isOpen: Bool) -> EnumType {
        EnumType(name: schema.name, values: schema.values, isRanked: schema.isRanked, isOpen: isOpen)
    }
}

public import DefenderAPI
public import Expressions
import Synchronization

/// The entity types of the API as expressions see them: properties of the schema first, at the schema's own indices,
/// then the navigation properties.
public enum Vocabulary {
    /// A look-up that a navigation property stands for.
    public enum Navigation: String, Sendable {
        /// `alert.device`: the machine of `machineId`.
        case device
    }

    public static var alert: ObjectType { type(of: Alert.schema) }
    public static var device: ObjectType { type(of: Machine.schema) }

    /// The outcomes that a later step may ask for (language.md, "Outcome").
    public static let outcome = EnumType(
        name: "Outcome",
        values: ["done", "failed", "timed_out", "skipped", "denied", "expired", "refused", "cancelled"])

    /// What `steps.ID` is.
    public static let step = ObjectType(
        name: "step",
        fields: [ObjectField("outcome", .enumeration(outcome), summary: "How the step ended.")])

    /// What `steps` is, for a playbook whose earlier steps have these ids.
    public static func steps(_ ids: [String]) -> ObjectType {
        ObjectType(name: "steps", fields: ids.map { ObjectField($0, .object(step), summary: "The step \($0).") })
    }

    private static let types = Mutex<[EntitySchema: ObjectType]>([:])

    /// The object type of an entity; one per schema.
    public static func type(of schema: EntitySchema) -> ObjectType {
        types.withLock { known in
            if let type = known[schema] { return type }
            let type = ObjectType(name: name(of: schema)) {
                schema.fields.map(objectField) + navigation(of: schema)
            }
            known[schema] = type
            return type
        }
    }

    /// Which navigation property stands at an index past the schema's own.
    public static func navigation(of schema: EntitySchema, at index: Int) -> Navigation {
        precondition(schema == Alert.schema && index == schema.fields.count, "only alerts have a navigation property")
        return .device
    }

    private static func navigation(of schema: EntitySchema) -> [ObjectField] {
        guard schema == Alert.schema else { return [] }
        return [ObjectField(Navigation.device.rawValue, .object(device), summary: "The device of the alert; one look-up.")]
    }

    /// Playbooks speak of devices where the API speaks of machines.
    private static func name(of schema: EntitySchema) -> String {
        schema == Machine.schema ? "device" : schema == Alert.schema ? "alert" : schema.name
    }

    private static func objectField(_ field: Field) -> ObjectField {
        let type = celType(field.type)
        return ObjectField(field.name, field.isNullable ? .nullable(type) : type, summary: field.summary)
    }

    private static func celType(_ type: FieldType) -> CELType {
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

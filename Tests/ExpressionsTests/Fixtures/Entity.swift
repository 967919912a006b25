import Expressions

/// A host object for tests: fields by name, a missing one is the attribute that has to be looked up.
final class Entity: HostObject {
    let type: ObjectType
    let id: String
    private let slots: [Evaluation]

    init(_ type: ObjectType, id: String = "x", _ fields: [String: Value]) {
        self.type = type
        self.id = id
        slots = type.fields.map { field in
            fields[field.name].map { .value($0) }
                ?? .unknown([Attribute(lookup: type.name, key: "\(id).\(field.name)", cost: 1)])
        }
    }

    func field(_ index: Int) -> Evaluation { slots[index] }

    func isEqual(to other: any HostObject) -> Bool { (other as? Entity)?.id == id }

    var text: String { id }
}

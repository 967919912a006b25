import Canonical
import Expressions
import Playbooks

/// Values under names that are no entity: `vars`, `data`, a row of a table, the inputs of a call.
final class FieldsObject: HostObject {
    let type: ObjectType
    /// In the order of the type's fields.
    private let fields: [Evaluation]

    init(_ type: ObjectType, _ fields: [Evaluation]) {
        self.type = type
        self.fields = fields
    }

    /// An incident, of which the service has nothing but the number.
    static func incident(_ number: Int64, _ known: KnownFacts) -> FieldsObject {
        let related = NavigationProperty.all(of: .incident).map { property in
            Navigation(property: property, key: String(number), known: known).evaluation
        }
        return FieldsObject(Vocabulary.type(of: .incident), [.value(.int(number))] + related)
    }

    func field(_ index: Int) -> Evaluation {
        fields[index]
    }

    func isEqual(to other: any HostObject) -> Bool {
        guard let other = other as? FieldsObject, other.type.name == type.name, other.fields.count == fields.count else { return false }
        return zip(fields, other.fields).allSatisfy { one, two in
            guard case .value(let one) = one, case .value(let two) = two else { return false }
            return one.isEqual(to: two)
        }
    }

    var text: String { json.canonicalText }

    var json: JSONValue {
        .object(
            JSONObject(
                zip(type.fields, fields).map { field, evaluation in
                    guard case .value(let value) = evaluation else { return (field.name, .null) }
                    return (field.name, value.json)
                }))
    }
}

extension InputValue {
    /// The value as expressions meet it; entities are looked up.
    func evaluation(_ type: ValueType, _ known: KnownFacts) -> Evaluation {
        switch (self, type) {
        case (.text(let id), .entity(let kind)): EntityObject.entity(kind, of: id, known)
        case (.text(let text), _): .value(.string(text))
        case (.int(let number), _): .value(.int(number))
        case (.bool(let flag), _): .value(.bool(flag))
        case (.double(let number), _): .value(.double(number))
        case (.duration(let duration), _): .value(.duration(duration))
        case (.timestamp(let time), _): .value(.timestamp(time))
        case (.list(let items), .list(let element)): Self.list(items, element, known)
        case (.list, _): preconditionFailure("a list was read where there is none")
        }
    }

    /// All items, or what the first that is not there comes to.
    private static func list(_ items: [InputValue], _ type: ValueType, _ known: KnownFacts) -> Evaluation {
        var values: [Value] = []
        for item in items {
            let evaluation = item.evaluation(type, known)
            guard case .value(let value) = evaluation else { return evaluation }
            values.append(value)
        }
        return .value(.list(values))
    }
}

import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// An entity as expressions see it: its properties by index, its navigation properties by what the facts hold.
final class EntityObject: HostObject {
    let type: ObjectType
    let record: Record
    let facts: Facts

    init(_ record: Record, facts: Facts) {
        type = Vocabulary.type(of: record.schema)
        self.record = record
        self.facts = facts
    }

    func field(_ index: Int) -> Evaluation {
        let fields = record.schema.fields
        guard index < fields.count else { return navigate(Vocabulary.navigation(of: record.schema, at: index)) }
        let value = record[index]
        switch value {
        case .absent, .null:
            return fields[index].isNullable ? .value(.null) : .failure(Messages.notStated(type.name, fields[index].name))
        default:
            return .value(celValue(value))
        }
    }

    func isEqual(to other: any HostObject) -> Bool {
        guard let other = other as? EntityObject, other.record.schema == record.schema else { return false }
        guard let key = record.schema.key else { return record == other.record }
        return record[key] == other.record[key]
    }

    var text: String { record.schema.key.flatMap { record[$0].text } ?? json.canonicalText }
    var json: JSONValue { record.json() }

    private func navigate(_ property: NavigationProperty) -> Evaluation {
        guard property.owner == .alert, property.name == "device" else {
            return .failure(Messages.notCarriedOut("\(type.name).\(property.name)"))
        }
        return Self.device(of: record["machineId"].text, facts: facts)
    }

    /// The device of an id as an expression meets it: there, to be asked for, or a failure that says why not.
    static func device(of id: String?, facts: Facts) -> Evaluation {
        guard let id, !id.isEmpty else { return .failure(Messages.noDevice) }
        guard let machine = MachineID(id) else { return .failure(Messages.notAMachineID(id)) }
        switch facts.devices[machine] {
        case .none: return .unknown([Question.attribute(device: machine)])
        case .some(.none): return .failure(Messages.deviceNotFound(machine))
        case .some(.some(let found)): return .value(.object(EntityObject(found.record, facts: facts)))
        }
    }

    private func celValue(_ value: FieldValue) -> Value { Self.value(value, facts) }

    /// What a property holds, as expressions see it.
    static func value(_ value: FieldValue, _ facts: Facts) -> Value {
        switch value {
        case .absent, .null: .null
        case .boolean(let flag): .bool(flag)
        case .integer(let number): .int(number)
        case .double(let number): .double(number)
        case .string(let text): .string(text)
        case .timestamp(let time): .timestamp(time)
        case .json(let value): .string(value.canonicalText)
        case .list(let items): .list(items.map { Self.value($0, facts) })
        case .record(let record): .object(EntityObject(record, facts: facts))
        }
    }
}

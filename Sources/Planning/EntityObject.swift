import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// An entity as expressions see it: its properties by index, its navigation properties by what the facts hold.
final class EntityObject: HostObject {
    let record: Record
    let known: KnownFacts

    init(_ record: Record, _ known: KnownFacts) {
        self.record = record
        self.known = known
    }

    convenience init(_ record: Record, facts: Facts) { self.init(record, KnownFacts(facts)) }

    /// Looked up where it is asked for: few evaluations do.
    var type: ObjectType { Vocabulary.type(of: record.schema) }

    func field(_ index: Int) -> Evaluation {
        guard index < record.slots.count else { return navigate(Vocabulary.navigation(of: record.schema, at: index)) }
        switch record.slots[index] {
        case .string(let text): return .value(.string(text))
        case .absent, .null:
            let field = record.schema.fields[index]
            return field.isNullable ? .value(.null) : .failure(Messages.notStated(type.name, field.name))
        case let value: return .value(celValue(value))
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
        if property.owner == .action, property.name == "ours" {
            return .value(.bool(CommentLimit.token(in: record["requestorComment"].text ?? "") != nil))
        }
        return Navigation(property: property, key: record[property.keyName].text, known: known).evaluation
    }

    /// The device that an alert names.
    static func device(ofAlert id: String?, _ known: KnownFacts) -> Evaluation {
        guard let id, !id.isEmpty else { return .failure(Messages.noDevice) }
        guard MachineID(id) != nil else { return .failure(Messages.alertNamesNoMachineID(id)) }
        return device(of: id, known)
    }

    /// The device of an id as an expression meets it: there, to be asked for, or a failure that says why not.
    static func device(of id: String, _ known: KnownFacts) -> Evaluation {
        guard let machine = MachineID(id) else { return .failure(Messages.notAMachineID(id)) }
        switch known.facts.devices[machine] {
        case .none: return .unknown([Question.attribute(device: machine)])
        case .some(.none): return .failure(Messages.deviceNotFound(machine))
        case .some(.some(let found)): return .value(.object(EntityObject(found.record, known)))
        }
    }

    private func celValue(_ value: FieldValue) -> Value { Self.value(value, known) }

    /// What a property holds, as expressions see it.
    static func value(_ value: FieldValue, _ known: KnownFacts) -> Value {
        switch value {
        case .absent, .null: .null
        case .boolean(let flag): .bool(flag)
        case .integer(let number): .int(number)
        case .double(let number): .double(number)
        case .string(let text): .string(text)
        case .timestamp(let time): .timestamp(time)
        case .json(let value): .string(value.canonicalText)
        case .list(let items): .list(items.map { Self.value($0, known) })
        case .record(let record): .object(EntityObject(record, known))
        }
    }
}

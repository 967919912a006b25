import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Cuts entities down to what the plan reads, so that a plan file stays linear in what it acts on and an edited plan
/// has nowhere to hide.
struct FactProjection {
    let use: FieldUse

    /// The read properties of an entity, parts of it included, in the wire's spelling.
    func json(_ record: Record) -> JSONValue {
        let names = use.fields[Vocabulary.type(of: record.schema).name] ?? []
        var object = JSONObject()
        // Without its key an entity cannot be read back.
        for (index, field) in record.schema.fields.enumerated() where names.contains(field.name) || index == record.schema.key {
            if let value = json(record[index]) { object[field.name] = value }
        }
        return .object(object)
    }

    private func json(_ value: FieldValue) -> JSONValue? {
        switch value {
        case .record(let record): json(record)
        case .list(let items): .array(items.compactMap(json))
        default: value.json
        }
    }
}

import Canonical
import DefenderAPI

extension Record {
    /// A record of values that the simulator made itself.
    init(schema: EntitySchema, made values: JSONObject) {
        do {
            self = try Record(schema: schema, values: values)
        } catch {
            preconditionFailure("the simulator made a \(schema.name) that cannot be read: \(error)")
        }
    }

    /// The same entity with some of its properties set.
    func with(_ changes: JSONObject) -> Record {
        do {
            return try setting(changes)
        } catch {
            preconditionFailure("the simulator changed a \(schema.name) into what cannot be read: \(error)")
        }
    }

    /// The time in this property, if there is one.
    func time(_ name: String) -> Timestamp? {
        guard case .timestamp(let time) = self[name] else { return nil }
        return time
    }

    /// The records in this property.
    func parts(_ name: String) -> [Record] {
        guard case .list(let values) = self[name] else { return [] }
        return values.compactMap {
            guard case .record(let record) = $0 else { return nil }
            return record
        }
    }

    /// The texts in this property.
    func texts(_ name: String) -> [String] {
        guard case .list(let values) = self[name] else { return [] }
        return values.compactMap { $0.text }
    }
}

extension FieldValue {
    /// What a list holds; nothing for what is none.
    var items: [FieldValue] { if case .list(let items) = self { items } else { [] } }
}

extension JSONValue {
    /// The time as the service writes it: UTC, seven fractional digits.
    static func time(_ time: Timestamp) -> JSONValue { .string(time.text(fractionDigits: 7)) }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

extension Timestamp {
    /// The time so much later or earlier, held within the years that a time can have: a world may lie at either end.
    func shifted(by duration: Duration) -> Timestamp {
        adding(duration) ?? (duration < .zero ? .earliest : .latest)
    }
}

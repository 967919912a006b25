import Canonical
import DefenderAPI

extension Record {
    /// A record of values that the simulator made itself.
    init(schema: EntitySchema, made values: JSONObject) {
        do {
            self = try Record(schema: schema, decoding: .object(values))
        } catch {
            preconditionFailure("the simulator made a \(schema.name) that cannot be read: \(error)")
        }
    }

    /// The same entity with some of its properties set.
    func with(_ changes: KeyValuePairs<String, JSONValue>) -> Record {
        guard var values = json().objectValue else { return self }
        for (name, value) in changes { values[name] = value }
        return Record(schema: schema, made: values)
    }
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

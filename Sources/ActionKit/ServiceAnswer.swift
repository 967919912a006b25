public import Canonical
public import DefenderAPI

/// What a service gave, cut down to the declared outputs.
public enum ServiceAnswer: Hashable, Sendable {
    /// By the names of the outputs.
    case values([String: JSONValue])
    /// It refused, or gives something else than was declared.
    case unusable(String)

    /// The most bytes of an answer that are read.
    public static let maximumBytes = 1 << 20

    /// Holds an answer's body against what cordon.yaml declares of it. Where nothing is declared nothing is read.
    public init(_ body: [UInt8], _ outputs: [ServiceField]) {
        guard !outputs.isEmpty else {
            self = .values([:])
            return
        }
        guard let json = try? JSONValue(parsing: body), json.objectValue != nil else {
            self = .unusable(Messages.answerIsNoObject)
            return
        }
        self = Self.cut(json, outputs)
    }

    private static func cut(_ json: JSONValue, _ outputs: [ServiceField]) -> ServiceAnswer {
        var values: [String: JSONValue] = [:]
        for output in outputs {
            guard let value = json[output.name] else { return .unusable(Messages.outputIsMissing(output.name)) }
            guard let read = Self.value(value, output.type)?.json else {
                return .unusable(Messages.outputOfOtherType(output.name, HuntingCell.word(of: output.type), value))
            }
            values[output.name] = read
        }
        return .values(values)
    }

    /// The value; nil where it is of another type. Unlike in a hunting query, null is none.
    private static func value(_ json: JSONValue, _ type: FieldType) -> FieldValue? {
        switch type {
        case .string: return json.stringValue.map { .string($0) }
        case .boolean: return json.boolValue.map { .boolean($0) }
        case .list(let element):
            guard let items = json.arrayValue else { return nil }
            let values = items.compactMap { value($0, element) }
            return values.count == items.count ? .list(values) : nil
        default: return json == .null ? nil : HuntingCell.value(json, type)
        }
    }

    /// By the names of the outputs, as expressions see them; empty where the answer cannot be used.
    public func fields(_ outputs: [ServiceField]) -> [String: FieldValue] {
        guard case .values(let values) = self else { return [:] }
        return outputs.reduce(into: [:]) { fields, output in
            fields[output.name] = values[output.name].flatMap { Self.value($0, output.type) }
        }
    }

    /// As plans and records hold it.
    public var json: JSONValue {
        switch self {
        case .values(let values): ["values": .object(JSONObject(values.map { ($0.key, $0.value) }))]
        case .unusable(let reason): ["unusable": .string(reason)]
        }
    }

    /// nil where something is not as `json` writes it, or does not fit the outputs.
    public init?(json: JSONValue, _ outputs: [ServiceField]) {
        if let reason = json["unusable"]?.stringValue {
            self = .unusable(reason)
            return
        }
        guard let values = json["values"], values.objectValue?.members.count == outputs.count,
            case .values(let read) = Self.cut(values, outputs)
        else { return nil }
        self = .values(read)
    }

    func found(_ outputs: [ServiceField]) -> Result<Lookup.Found, Unasked> {
        switch self {
        case .unusable(let reason): return .failure(Unasked(reason))
        case .values:
            let fields = fields(outputs)
            let schema = EntitySchema.serviceAnswer(outputs.map { Field(output: $0.name, $0.type) })
            return .success(.entity(Record(schema: schema, slots: outputs.map { fields[$0.name] ?? .null })))
        }
    }
}

import Canonical
import Expressions
public import Playbooks

/// What a person or another program gives to a playbook with the trigger `manual`.
public struct ManualCall: Sendable {
    /// Why the texts that were given make no call.
    public enum Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        case unknown(String, known: [String])
        case missing(String, type: ValueType)
        case malformed(String, text: String, type: ValueType)

        public var description: String { Messages.mistake(self) }
    }

    private let inputs: [ManualInput]
    /// In the order of the inputs.
    private let values: [InputValue]

    /// Reads the inputs of a playbook from texts.
    public init(_ inputs: [ManualInput], _ given: [String: String]) throws(Mistake) {
        let known = inputs.map(\.name)
        if let stranger = given.keys.sorted().first(where: { !known.contains($0) }) { throw .unknown(stranger, known: known) }
        var values: [InputValue] = []
        for input in inputs {
            if let text = given[input.name] {
                guard let value = InputValue(text: text, input.type) else { throw .malformed(input.name, text: text, type: input.type) }
                values.append(value)
            } else if let fallback = input.fallback {
                values.append(fallback)
            } else {
                throw .missing(input.name, type: input.type)
            }
        }
        self.inputs = inputs
        self.values = values
    }

    /// What a step of another playbook gives, in the order of the inputs.
    init(_ inputs: [ManualInput], _ values: [InputValue]) {
        self.inputs = inputs
        self.values = values
    }

    /// Tells one call from another.
    var digest: Digest {
        Digest(of: JSONValue.object(JSONObject(zip(inputs, values).map { ($0.name, $1.json) })).canonicalBytes)
    }

    /// `inputs`.
    func object(_ known: KnownFacts) -> Value {
        let fields = inputs.map { ObjectField($0.name, $0.type.celType, summary: $0.description ?? "") }
        return .object(FieldsObject(ObjectType(name: "inputs", fields: fields), zip(inputs, values).map { $1.evaluation($0.type, known) }))
    }
}

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
        case repeated(String, type: ValueType)

        public var description: String { Messages.mistake(self) }
    }

    private let inputs: [ManualInput]
    /// In the order of the inputs.
    private let values: [InputValue]

    /// Reads the inputs of a playbook from texts, a list from a JSON array.
    public init(_ inputs: [ManualInput], _ given: [String: String]) throws(Mistake) {
        let known = inputs.map(\.name)
        if let stranger = given.keys.sorted().first(where: { !known.contains($0) }) { throw .unknown(stranger, known: known) }
        var values: [InputValue] = []
        for input in inputs {
            if let text = given[input.name] {
                guard let value = InputValue(given: text, input.type) else { throw .malformed(input.name, text: text, type: input.type) }
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

    /// One text for each input, out of all that was given under its name: a list may be given item by item, and becomes a JSON array.
    public static func texts(_ inputs: [ManualInput], _ given: [String: [String]]) throws(Mistake) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, all) in given.sorted(by: { $0.key < $1.key }) {
            let input = inputs.first { $0.name == name }
            texts[name] = if all.count > 1, let input { try array(all, input) } else { all.first }
        }
        return texts
    }

    private static func array(_ items: [String], _ input: ManualInput) throws(Mistake) -> String {
        guard case .list(let element) = input.type else { throw .repeated(input.name, type: input.type) }
        let values = try items.map { text throws(Mistake) in
            guard let value = InputValue(item: text, element) else { throw .malformed(input.name, text: text, type: input.type) }
            return value
        }
        return InputValue.list(values).wireJSON.canonicalText
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

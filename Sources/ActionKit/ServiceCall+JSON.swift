import Canonical

extension ServiceCall {
    /// The call by its declaration and its values; nil where not all of them are known.
    var kept: JSONValue? {
        var inputs: JSONObject = [:]
        for (name, value) in values {
            guard case .known(let json) = value else { return nil }
            inputs[name] = json
        }
        return ["operation": operation.json, "inputs": .object(inputs)]
    }

    init?(kept: JSONValue) {
        guard let operation = kept["operation"].flatMap({ ServiceOperation(json: $0) }), let inputs = kept["inputs"]?.objectValue else {
            return nil
        }
        self.init(operation, Dictionary(inputs.members.map { ($0.key, .known($0.value)) }) { first, _ in first })
    }
}

extension ServiceOperation {
    /// Nil where something is not as `json` writes it.
    fileprivate init?(json: JSONValue) {
        guard let service = json["service"]?.stringValue, let name = json["operation"]?.stringValue,
            let origin = json["origin"]?.stringValue, let method = json["method"]?.stringValue.flatMap({ ServiceMethod(rawValue: $0) }),
            let parts = json["path"]?.arrayValue,
            let writes = json["writes"]?.boolValue, let inputs = json["inputs"]?.arrayValue, let outputs = json["outputs"]?.arrayValue
        else { return nil }
        let path = parts.compactMap { part in
            part["text"]?.stringValue.map { PathPart.text($0) } ?? part["input"]?.stringValue.map { PathPart.input($0) }
        }
        let (names, fields) = (inputs.compactMap(\.stringValue), outputs.compactMap { ServiceField(json: $0) })
        guard path.count == parts.count, names.count == inputs.count, fields.count == outputs.count else { return nil }
        self.init(
            service: service, name: name, origin: origin, method: method, path: path, writes: writes, inputs: names, outputs: fields)
    }
}

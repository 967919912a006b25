public import Canonical

/// A request to a service as it is sent, but for the value of the header `Authorization`.
public struct ServiceRequest: Hashable, Sendable {
    public let service: String
    public let operation: String
    public let method: ServiceMethod
    /// Scheme, host and port.
    public let origin: String
    /// Escaped, with its query.
    public let path: String
    /// nil where the method has none.
    public let body: JSONValue?
    /// What is read of the answer.
    public let outputs: [ServiceField]

    public init(
        service: String, operation: String, method: ServiceMethod, origin: String, path: String, body: JSONValue?, outputs: [ServiceField]
    ) {
        self.service = service
        self.operation = operation
        self.method = method
        self.origin = origin
        self.path = path
        self.body = body
        self.outputs = outputs
    }

    /// `tickets.create`
    public var title: String { "\(service).\(operation)" }

    /// How plans, reviews, reports and records show it.
    public var json: JSONValue {
        [
            "kind": "service", "service": .string(service), "operation": .string(operation), "method": .string(method.rawValue),
            "url": .string(origin + path), "body": body ?? .null,
        ]
    }

    /// As a question whose answer a plan holds.
    public var questionJSON: JSONValue {
        [
            "service": .string(service), "operation": .string(operation), "method": .string(method.rawValue), "origin": .string(origin),
            "path": .string(path), "body": body ?? .null, "outputs": .array(outputs.map(\.json)),
        ]
    }

    /// nil where something is not as `questionJSON` writes it.
    public init?(questionJSON json: JSONValue) {
        guard let service = json["service"]?.stringValue, let operation = json["operation"]?.stringValue,
            let method = json["method"]?.stringValue.flatMap({ ServiceMethod(rawValue: $0) }), let origin = json["origin"]?.stringValue,
            let path = json["path"]?.stringValue,
            let body = json["body"], let list = json["outputs"]?.arrayValue
        else { return nil }
        let outputs = list.compactMap { ServiceField(json: $0) }
        guard outputs.count == list.count else { return nil }
        self.init(
            service: service, operation: operation, method: method, origin: origin, path: path, body: body == .null ? nil : body,
            outputs: outputs)
    }
}

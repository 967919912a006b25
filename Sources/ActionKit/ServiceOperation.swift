public import Canonical

/// An operation of a service, as cordon.yaml declares it: the only requests that Cordon ever sends to others.
public struct ServiceOperation: Hashable, Sendable {
    /// A part of the path.
    public enum PathPart: Hashable, Sendable {
        case text(String)
        /// The input of this name, escaped as a part of one segment.
        case input(String)
    }

    public let service: String
    public let name: String
    /// Scheme, host and port, without a path.
    public let origin: String
    /// In capitals.
    public let method: ServiceMethod
    public let path: [PathPart]
    /// Whether it changes something: only then it takes an order.
    public let writes: Bool
    /// The names of what a step gives, in the order of the file.
    public let inputs: [String]
    /// What is read of the answer.
    public let outputs: [ServiceField]

    public init(
        service: String, name: String, origin: String, method: ServiceMethod, path: [PathPart], writes: Bool, inputs: [String],
        outputs: [ServiceField]
    ) {
        self.service = service
        self.name = name
        self.origin = origin
        self.method = method
        self.path = path
        self.writes = writes
        self.inputs = inputs
        self.outputs = outputs
    }

    /// `tickets.create`
    public var title: String { "\(service).\(name)" }

    /// The declaration, for its digest.
    public var json: JSONValue {
        [
            "service": .string(service), "operation": .string(name), "origin": .string(origin), "method": .string(method.rawValue),
            "path": .array(
                path.map { part in
                    switch part {
                    case .text(let text): ["text": .string(text)]
                    case .input(let name): ["input": .string(name)]
                    }
                }),
            "writes": .bool(writes), "inputs": .array(inputs.map { .string($0) }), "outputs": .array(outputs.map(\.json)),
        ]
    }

    /// Whether the request has a body: the inputs of any other stand in its path and its query.
    var hasBody: Bool { method.hasBody }
}

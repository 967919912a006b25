public import ActionKit
public import Diagnostics

/// A service that `call_service` may use: its operations are declared, so that nothing else is ever called.
public struct Service: Sendable {
    /// Whether an operation changes something.
    public enum Effect: String, Sendable, CaseIterable {
        case reads, writes
    }

    public struct Operation: Sendable {
        public let name: String
        public let method: ServiceMethod
        /// Behind the service's address; `${inputs.…}` in it is escaped as a part of an address.
        public let path: Embedded
        public let effect: Effect
        public let inputs: [Field]
        public let outputs: [Field]
        /// The operation that takes it back.
        public let undo: Spanned<String>?
        /// What requests are made of; nil after a mistake, which has been reported.
        public internal(set) var kind: ServiceOperation?
    }

    public struct Field: Sendable {
        public let name: String
        public let type: ValueType
    }

    public let name: String
    /// Origin, without path.
    public let url: String
    /// The value of the header `Authorization`.
    public let authorization: SecretReference?
    public let operations: [Operation]

    private static let method = Key("method", Form<ServiceMethod>.word, required: true, "The HTTP method.")
    private static let path = Key(
        "path", Form.embedded(["/api/tickets/${inputs.id}"]), required: true, "The path; `${inputs.NAME}` in it is escaped.")
    private static let effect = Key("effect", Form<Effect>.word, required: true, "`reads`, or `writes`: only those wait for a clearance.")
    private static let inputs = Key("inputs", Form.columns("`inputs`"), "What a step gives, with types.")
    private static let outputs = Key("outputs", Form.columns("`outputs`"), "What is read of the answer, with types.")
    private static let undo = Key("undo", Form.text.spanned, "The operation of the same service that takes it back.")
    private static let operation = MappingForm<Operation>(
        "an operation", "A request to the service.", [method, path, effect, inputs, outputs, undo]
    ) { fields in
        let (method, path, effect) = (fields[Self.method], fields[Self.path], fields[Self.effect])
        let (inputs, outputs, undo) = (fields[Self.inputs], fields[Self.outputs], fields[Self.undo])
        guard let method, let path, let effect else { return nil }
        func typed(_ named: [Named<ValueType>]?) -> [Field] { (named ?? []).map { Field(name: $0.name.value, type: $0.value) } }
        return Operation(
            name: "", method: method, path: path, effect: effect, inputs: typed(inputs), outputs: typed(outputs), undo: undo)
    }

    private static let url = Key(
        "url", Form<String>.text("^https?://", { OriginText.normalized($0) != nil }, or: { Messages.notAnEndpoint("url", $0) }),
        required: true, "The address, https, without a path.")
    private static let authorization = Key("authorization", Form.reference("authorization"), "The header: `env:NAME` or `file:PATH`.")
    private static let operations = Key("operations", Form.names("`operations`", operation.form), required: true, "The operations by name.")
    private static let body = MappingForm<Service>("a service", "A service and what may be asked of it.", [url, authorization, operations])
    { fields in
        let (url, authorization, operations) = (fields[Self.url], fields[Self.authorization], fields[Self.operations])
        guard let operations else { return nil }
        let names = operations.map(\.name.value)
        for undo in operations.compactMap(\.value.undo) where !names.contains(undo.value) {
            fields.collector.report(Messages.unknownOperation(undo, known: names))
        }
        guard let url else { return nil }
        return Service(
            name: "", url: OriginText.normalized(url) ?? url, authorization: authorization,
            operations: operations.map { $0.value.named($0.name.value) })
    }

    static let form = Form.names("`services`", body.form).map { services, _, collector in
        services.map { entry in
            let service = entry.value
            return Service(
                name: entry.name.value, url: service.url, authorization: service.authorization, operations: service.operations
            ).checked(collector)
        }
    }
}

extension Service.Operation {
    fileprivate func named(_ name: String) -> Self {
        Self(name: name, method: method, path: path, effect: effect, inputs: inputs, outputs: outputs, undo: undo)
    }
}

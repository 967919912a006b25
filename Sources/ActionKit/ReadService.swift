public import DefenderAPI

/// `call_service` with an operation that only reads: a look-up like any other. cordon.yaml says which operations are such.
public enum ReadService: LookupAction {
    public static let key = "call_service"
    public static let summary = "Asks a service of cordon.yaml."
    public static let parameters = Parameter.serviceCall
    public static let endpoints: [Endpoint] = []
    public static let outputs: [Output] = []
    public static let examples: [String] = []

    public static func question(_ inputs: Inputs, files: [String: ProjectFile]) -> Result<Lookup, Unasked> {
        let call = inputs.requiredCall(Parameter.with)
        return call.fault.map { .failure(Unasked($0)) } ?? .success(.service(call.request))
    }

    public static func outputs(_ found: Lookup.Found) -> [String: FieldValue] {
        guard case .entity(let record) = found else { return [:] }
        return Dictionary(record.schema.fields.map { ($0.name, record[$0.name]) }) { first, _ in first }
    }
}

extension Parameter {
    /// Its name, where the values stand.
    public static let with = "with"

    /// What a step gives to call a service, whatever the operation does.
    public static let serviceCall = [
        Parameter("service", .name(of: "a service"), required: true, summary: "The service (cordon.yaml, `services`)."),
        Parameter("operation", .name(of: "an operation"), required: true, summary: "One of its operations."),
        Parameter(with, .values, summary: "The inputs of the operation by name, each of the type that it declares."),
    ]

    /// Whether steps with it call an operation of a service.
    public var isServiceInput: Bool { kind == .values }
}

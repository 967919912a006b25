public import DefenderAPI
import Expressions

/// What expressions can speak of as a thing with properties: the API's entities, and what Cordon itself keeps.
public enum EntityKind: String, Sendable, CaseIterable {
    case alert, device, action, file, user, domain, ip, software, vulnerability, recommendation, indicator
    /// The alerts of one `incidentId`: the API has no such entity.
    case incident
    /// An effect of ours that is to end, and a run of a playbook.
    case lease, run

    /// The API's properties; nil for what Cordon keeps.
    public var schema: EntitySchema? {
        switch self {
        case .alert: Alert.schema
        case .device: Machine.schema
        case .action: MachineAction.schema
        case .file: FileProfile.schema
        case .user: User.schema
        case .domain: Domain.schema
        case .ip: IPAddress.schema
        case .software: Software.schema
        case .vulnerability: Vulnerability.schema
        case .recommendation: Recommendation.schema
        case .indicator: Indicator.schema
        case .incident, .lease, .run: nil
        }
    }

    /// The name in sentences and of the type: what language.md calls it, not what the API does.
    var typeName: String {
        self == .action ? MachineAction.schema.name : rawValue
    }

    /// The kind of an API entity; nil for parts of entities.
    init?(_ schema: EntitySchema) {
        guard let kind = Self.allCases.first(where: { $0.schema == schema }) else { return nil }
        self = kind
    }

    /// The kind whose type has this name.
    init?(typeName: String) {
        guard let kind = Self.allCases.first(where: { $0.typeName == typeName }) else { return nil }
        self = kind
    }

    /// The properties that no schema of the API has, in front of the navigation properties.
    var ownFields: [ObjectField] {
        switch self {
        case .incident: [ObjectField("id", .int, summary: "The incident's number.")]
        case .lease: Self.leaseFields
        case .run: Self.runFields
        default: []
        }
    }

    private static let leaseFields = [
        ObjectField("run", .string, summary: "The run that holds it."),
        ObjectField("playbook", .string, summary: "The playbook of that run."),
        ObjectField("step", .string, summary: "The step that put it in force."),
        ObjectField("action", .string, summary: "The action, by its key."),
        ObjectField("since", .timestamp, summary: "When it took effect."),
        ObjectField("until", .timestamp, summary: "When it is to be taken back."),
    ]

    private static let runMode = EnumType(name: "RunMode", values: ["enforce", "observe"], isExhaustive: true)

    private static let runFields = [
        ObjectField("id", .string, summary: "The run's id."),
        ObjectField("playbook", .string, summary: "The playbook's name."),
        ObjectField("mode", .enumeration(runMode), summary: "The playbook's mode."),
        ObjectField("started", .timestamp, summary: "When it was started."),
        ObjectField("outcome", .enumeration(Vocabulary.outcome), summary: "The worst outcome of its steps."),
    ]
}

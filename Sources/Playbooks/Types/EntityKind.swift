import ActionKit
public import DefenderAPI
import Expressions

/// What expressions can speak of as a thing with properties: the API's entities, and what Cordon itself keeps.
public enum EntityKind: String, Sendable, CaseIterable {
    case alert, device, action, file, user, domain, ip, software, vulnerability, recommendation, indicator
    /// The alerts of one `incidentId`: the API has no such entity.
    case incident
    /// An effect of ours that is to end, and a run of a playbook.
    case lease, run

    /// Its properties; nil where it has none but a number.
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
        case .lease: .lease
        case .run: .run
        case .incident: nil
        }
    }

    /// Whether Cordon's own ledger is asked for it, and not the API.
    public var isKept: Bool { self == .lease || self == .run }

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
        default: []
        }
    }
}

public import Expressions

/// A collection of the whole tenant: `tenant.devices` and its kin.
public struct TenantCollection: Sendable, Hashable {
    public let name: String
    public let kind: EntityKind
    /// The listing endpoint of mde-api.yaml; nil for what Cordon keeps itself.
    public let endpoint: String?
    public let summary: String
}

extension Vocabulary {
    /// All collections, in the order of the fields of `tenant`.
    public static let tenantCollections: [TenantCollection] = [
        .init(name: "devices", kind: .device, endpoint: "list-machines", summary: "All devices."),
        .init(name: "alerts", kind: .alert, endpoint: "list-alerts", summary: "All alerts that the service keeps."),
        .init(name: "actions", kind: .action, endpoint: "list-machine-actions", summary: "All machine actions."),
        .init(name: "indicators", kind: .indicator, endpoint: "list-indicators", summary: "All indicators."),
        .init(
            name: "vulnerabilities", kind: .vulnerability, endpoint: "list-vulnerabilities", summary: "All known vulnerabilities."),
        .init(name: "leases", kind: .lease, endpoint: nil, summary: "What Cordon holds in force."),
        .init(name: "runs", kind: .run, endpoint: nil, summary: "The runs that Cordon remembers."),
    ]

    /// What `tenant` is.
    public static let tenant = ObjectType(name: "tenant") {
        tenantCollections.map { ObjectField($0.name, .list(.object(type(of: $0.kind))), summary: $0.summary, isNarrowed: true) }
    }
}

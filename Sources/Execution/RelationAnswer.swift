import ActionKit
import DefenderAPI

/// The entities to which a navigation property leads, as the service gives them.
struct RelationAnswer {
    let records: [Record]
    /// Why there may be more.
    let gap: String?

    private init<Item: EntityView>(_ page: Page<Item>) {
        records = page.items.map(\.record)
        gap = page.nextLink.map { _ in Messages.moreRelated }
    }

    private init<Item: EntityView>(_ found: Collected<Item>) {
        records = found.items.map(\.record)
        gap = found.gap
    }

    private init(_ record: Record?) {
        records = record.map { [$0] } ?? []
        gap = nil
    }

    /// What the service does not know leads nowhere.
    static func look(up relation: Relation, _ reader: any DefenderReader) async throws(ReadFailure) -> RelationAnswer {
        do {
            switch relation.key {
            case .alert(let id): return try await ofAlert(relation.kind, id, reader)
            case .device(let id): return try await ofDevice(relation.kind, id, reader)
            case .incident(let number): return RelationAnswer(try await reader.collect(.alerts(.incident(number))))
            case .file(let hash):
                if relation.kind == .fileDevices { return RelationAnswer(try await reader.read(.machines(with: hash))) }
                return RelationAnswer(try await reader.read(.alerts(of: hash)))
            case .domain(let domain):
                if relation.kind == .domainDevices { return RelationAnswer(try await reader.read(.machines(meeting: domain))) }
                return RelationAnswer(try await reader.read(.alerts(of: domain)))
            case .address(let address): return RelationAnswer(try await reader.read(.alerts(of: address)))
            case .account(let name):
                if relation.kind == .userDevices { return RelationAnswer(try await reader.read(.machines(of: name))) }
                return RelationAnswer(try await reader.read(.alerts(of: name)))
            case .vulnerability(let cve): return RelationAnswer(try await reader.read(.machines(with: cve)))
            case .entity(let key): return try await ofExposure(relation.kind, key, reader)
            }
        } catch {
            if error == .notFound { return RelationAnswer(nil) }
            throw error
        }
    }

    private static func ofAlert(_ kind: Relation.Kind, _ id: AlertID, _ reader: any DefenderReader) async throws(ReadFailure)
        -> RelationAnswer
    {
        switch kind {
        case .alertFiles: RelationAnswer(try await reader.read(.files(of: id)))
        case .alertDomains: RelationAnswer(try await reader.read(.domains(of: id)))
        case .alertIPs: RelationAnswer(try await reader.read(.addresses(of: id)))
        default: RelationAnswer(try await reader.read(.user(of: id)).record)
        }
    }

    private static func ofDevice(_ kind: Relation.Kind, _ id: MachineID, _ reader: any DefenderReader) async throws(ReadFailure)
        -> RelationAnswer
    {
        switch kind {
        case .deviceUsers: RelationAnswer(try await reader.read(.users(of: id)))
        case .deviceAlerts: RelationAnswer(try await reader.read(.alerts(of: id)))
        case .deviceSoftware: RelationAnswer(try await reader.read(.software(of: id)))
        case .deviceVulnerabilities: RelationAnswer(try await reader.read(.vulnerabilities(of: id)))
        case .deviceRecommendations: RelationAnswer(try await reader.read(.recommendations(of: id)))
        case .deviceLeases: preconditionFailure("the ledger is asked for leases, not the service")
        case .deviceMissingKbs: RelationAnswer(try await reader.read(.missingUpdates(of: id)))
        default: RelationAnswer(try await reader.collect(.antivirus(.antivirus(of: id))))
        }
    }

    private static func ofExposure(_ kind: Relation.Kind, _ key: EntityKey, _ reader: any DefenderReader) async throws(ReadFailure)
        -> RelationAnswer
    {
        switch kind {
        case .softwareDevices: RelationAnswer(try await reader.read(.machines(withSoftware: key)))
        case .softwareVulnerabilities: RelationAnswer(try await reader.read(.vulnerabilities(ofSoftware: key)))
        case .recommendationDevices: RelationAnswer(try await reader.read(.machines(ofRecommendation: key)))
        default: RelationAnswer(try await reader.read(.vulnerabilities(ofRecommendation: key)))
        }
    }
}

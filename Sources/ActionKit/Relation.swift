public import DefenderAPI

/// What leads from one entity to others by a look-up: a navigation property of the language, of one entity.
public struct Relation: Hashable, Sendable {
    /// The property, as the language writes it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case alertFiles = "alert.files"
        case alertDomains = "alert.domains"
        case alertIPs = "alert.ips"
        case alertUser = "alert.user"
        case deviceUsers = "device.users"
        case deviceAlerts = "device.alerts"
        case deviceSoftware = "device.software"
        case deviceVulnerabilities = "device.vulnerabilities"
        case deviceRecommendations = "device.recommendations"
        case deviceMissingKbs = "device.missingKbs"
        case deviceAntivirus = "device.antivirus"
        case deviceLeases = "device.leases"
        case incidentAlerts = "incident.alerts"
        case fileAlerts = "file.alerts"
        case fileDevices = "file.devices"
        case domainAlerts = "domain.alerts"
        case domainDevices = "domain.devices"
        case ipAlerts = "ip.alerts"
        case userAlerts = "user.alerts"
        case userDevices = "user.devices"
        case softwareDevices = "software.devices"
        case softwareVulnerabilities = "software.vulnerabilities"
        case vulnerabilityDevices = "vulnerability.devices"
        case recommendationDevices = "recommendation.devices"
        case recommendationVulnerabilities = "recommendation.vulnerabilities"
    }

    /// What tells the entity from others, in the shape that the service takes.
    public enum Key: Hashable, Sendable {
        case alert(AlertID)
        case device(MachineID)
        case incident(Int64)
        case file(FileHash)
        case domain(DomainText)
        case address(IPText)
        case account(AccountName)
        case vulnerability(CVEID)
        case entity(EntityKey)
    }

    public let kind: Kind
    public let key: Key

    /// Nil where the text cannot be a key of such an entity.
    public init?(_ kind: Kind, of text: String) {
        guard let key = kind.key(text) else { return nil }
        self.kind = kind
        self.key = key
    }

    /// The key as it is written.
    public var text: String {
        switch key {
        case .alert(let id): id.description
        case .device(let id): id.description
        case .incident(let number): String(number)
        case .file(let hash): hash.description
        case .domain(let domain): domain.description
        case .address(let address): address.description
        case .account(let name): name.description
        case .vulnerability(let cve): cve.description
        case .entity(let key): key.description
        }
    }
}

extension Relation.Kind {
    /// The entities that it leads to.
    public var schema: EntitySchema {
        switch self {
        case .alertFiles: FileProfile.schema
        case .alertDomains: Domain.schema
        case .alertIPs: IPAddress.schema
        case .alertUser, .deviceUsers: User.schema
        case .deviceAlerts, .incidentAlerts, .fileAlerts, .domainAlerts, .ipAlerts, .userAlerts: Alert.schema
        case .deviceSoftware: Software.schema
        case .deviceVulnerabilities, .softwareVulnerabilities, .recommendationVulnerabilities: Vulnerability.schema
        case .deviceRecommendations: Recommendation.schema
        case .deviceMissingKbs: ProductFix.schema
        case .deviceAntivirus: DeviceAVInfo.schema
        case .deviceLeases: .lease
        case .fileDevices, .domainDevices, .userDevices: Machine.schema
        case .softwareDevices, .vulnerabilityDevices, .recommendationDevices: MachineReference.schema
        }
    }

    fileprivate func key(_ text: String) -> Relation.Key? {
        switch self {
        case .alertFiles, .alertDomains, .alertIPs, .alertUser: AlertID(text).map { .alert($0) }
        case .deviceUsers, .deviceAlerts, .deviceSoftware, .deviceVulnerabilities, .deviceRecommendations, .deviceMissingKbs,
            .deviceAntivirus, .deviceLeases:
            MachineID(text).map { .device($0) }
        case .incidentAlerts: Int64(text).map { .incident($0) }
        case .fileAlerts, .fileDevices: FileHash(text).flatMap { $0.kind == .sha1 ? .file($0) : nil }
        case .domainAlerts, .domainDevices: DomainText(text).map { .domain($0) }
        case .ipAlerts: IPText(text).map { .address($0) }
        case .userAlerts, .userDevices: AccountName(userID: text).map { .account($0) }
        case .vulnerabilityDevices: CVEID(text).map { .vulnerability($0) }
        case .softwareDevices, .softwareVulnerabilities, .recommendationDevices, .recommendationVulnerabilities:
            EntityKey(text).map { .entity($0) }
        }
    }
}

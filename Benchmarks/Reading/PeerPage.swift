import Foundation

/// A page of alerts as Foundation's JSONDecoder reads it: the same properties, times left as text.
struct PeerPage: Decodable {
    let value: [PeerAlert]

    init(decoding bytes: [UInt8]) throws { self = try JSONDecoder().decode(PeerPage.self, from: Data(bytes)) }

    struct PeerAlert: Decodable {
        let id: String
        let incidentId, investigationId: Int?
        let assignedTo, severity, status, classification, determination, investigationState, detectionSource, detectorId: String?
        let category, threatFamilyName, title, description: String?
        let alertCreationTime, firstEventTime, lastEventTime, lastUpdateTime, resolvedTime: String?
        let machineId, computerDnsName, rbacGroupName, aadTenantId, threatName: String?
        let mitreTechniques: [String]
        let relatedUser: PeerUser?
        let comments: [PeerComment]
        let evidence: [PeerEvidence]
    }

    struct PeerUser: Decodable { let userName, domainName: String? }

    struct PeerComment: Decodable { let comment, createdBy, createdTime: String? }

    struct PeerEvidence: Decodable {
        let entityType, evidenceCreationTime, sha1, sha256, fileName, filePath: String?
        let processId: Int?
        let processCommandLine, processCreationTime: String?
        let parentProcessId: Int?
        let parentProcessCreationTime, parentProcessFileName, parentProcessFilePath, ipAddress, url: String?
        let registryKey, registryHive, registryValueType, registryValue, accountName, domainName, userSid, aadUserId: String?
        let userPrincipalName, detectionStatus: String?
    }
}

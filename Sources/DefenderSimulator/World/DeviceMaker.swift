import Canonical
import DefenderAPI

/// Makes devices: whole ones from a profile, and what a world file leaves out of one.
struct DeviceMaker: Sendable {
    /// Times count back from here.
    let start: Timestamp
    private let stream: SplitMix64.Stream

    init(seed: UInt64, start: Timestamp) {
        self.start = start
        stream = SplitMix64.Stream(seed: seed, "device details")
    }

    func details(_ index: Int) -> DeviceDetails { DeviceDetails(stream, index: index) }

    func device(_ profile: DeviceProfile) -> Record {
        var draft = Draft(Machine.schema)
        draft.fill([
            "id": .string(profile.id), "computerDnsName": .string(profile.name), "osPlatform": .string(profile.system.platform),
            "rbacGroupName": .string(profile.department.group), "rbacGroupId": .string(String(profile.department.groupID)),
            "machineTags": .texts(profile.tags), "deviceValue": .string(profile.value), "healthStatus": .string(profile.health),
            "onboardingStatus": .string(profile.isOnboarded ? "Onboarded" : "CanBeOnboarded"),
        ])
        return complete(draft, index: profile.index)
    }

    /// The device with every property filled: what is given stays.
    func complete(_ given: Draft, index: Int) -> Record {
        var draft = given
        let details = details(index)
        let system = OperatingSystem.named(given["osPlatform"].text ?? OperatingSystem.windows11.platform)
        fillIdentity(&draft, index, system, details)
        fillNetwork(&draft, details)
        fillState(&draft, system, details.standing(isActive: given["healthStatus"].text ?? "Active" == "Active"))
        return draft.finished
    }

    private func fillIdentity(_ draft: inout Draft, _ index: Int, _ system: OperatingSystem, _ details: DeviceDetails) {
        let identity = details.identity
        draft.fill([
            "id": .string(identity.id), "computerDnsName": .string("device-\(index + 1).corp.contoso.example"),
            "osPlatform": .string(system.platform), "osProcessor": .string("x64"), "osArchitecture": .string("64-bit"),
            "osBuild": system.build == 0 ? .null : .integer(system.build), "version": .string(system.version),
            "osVersion": .null, "agentVersion": .string("10.8760.\(max(system.build, 1)).\(identity.agentRevision)"),
            "aadDeviceId": .string(identity.directoryID), "isAadJoined": .boolean(!system.isServer), "vmMetadata": .null,
            "mergedIntoMachineId": .null, "isPotentialDuplication": .boolean(false), "isExcluded": .boolean(false),
            "exclusionReason": .null,
        ])
    }

    /// Addresses of private networks and of the blocks for documentation (RFC 5737).
    private func fillNetwork(_ draft: inout Draft, _ details: DeviceDetails) {
        draft.fill("lastIpAddress", .string(details.addressText))
        draft.fill("lastExternalIpAddress", .string("203.0.113.\(details.outside)"))
        let address = draft["lastIpAddress"]
        draft.fill(
            "ipAddresses",
            .list([
                Self.card(address, mac: .string(details.macAddress), "Ethernet"),
                Self.card(.string("127.0.0.1"), mac: .null, "SoftwareLoopback"),
            ]))
    }

    private static func card(_ address: FieldValue, mac: FieldValue, _ type: String) -> FieldValue {
        var draft = Draft(MachineIPAddress.schema)
        draft.fill(["ipAddress": address, "macAddress": mac, "type": .string(type), "operationalStatus": .string("Up")])
        return .record(draft.finished)
    }

    private func fillState(_ draft: inout Draft, _ system: OperatingSystem, _ standing: DeviceDetails.Standing) {
        draft.fill([
            "firstSeen": .timestamp(firstSeen(standing)), "lastSeen": .timestamp(lastSeen(standing)),
            "healthStatus": .string("Active"), "onboardingStatus": .string("Onboarded"), "riskScore": .string(standing.risk),
            "exposureLevel": .string(standing.exposure), "deviceValue": .string("Normal"), "machineTags": .list([]),
            "rbacGroupName": .string("Workplaces"), "rbacGroupId": .string("20"), "defenderAvStatus": .string("Updated"),
            "managedBy": .string(system.isServer ? "MicrosoftDefenderForEndpoint" : "Intune"),
            "managedByStatus": .string("Unknown"),
        ])
    }

    func lastSeen(_ standing: DeviceDetails.Standing) -> Timestamp { start.shifted(by: .seconds(-60 * standing.silence)) }

    func firstSeen(_ standing: DeviceDetails.Standing) -> Timestamp {
        lastSeen(standing).shifted(by: .seconds(-86_400 * standing.age))
    }
}

extension JSONObject {
    /// Whether the key is there. Not `self[key] != nil`: a JSON value can itself be written as `nil`.
    func holds(_ key: String) -> Bool { members.contains { $0.key.utf8.elementsEqual(key.utf8) } }

    /// Sets every member of the other.
    mutating func merge(_ other: JSONObject) {
        for member in other.members { self[member.key] = member.value }
    }
}

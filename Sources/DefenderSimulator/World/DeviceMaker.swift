import Canonical
import DefenderAPI

/// Makes devices: whole ones from a profile, and what a world file leaves out of one.
struct DeviceMaker: Sendable {
    let seed: UInt64
    /// Times count back from here.
    let start: Timestamp

    func device(_ profile: DeviceProfile) -> Record {
        complete(
            [
                "id": .string(profile.id), "computerDnsName": .string(profile.name),
                "osPlatform": .string(profile.system.platform), "rbacGroupName": .string(profile.department.group),
                "rbacGroupId": .integer(Int64(profile.department.groupID)), "machineTags": .strings(profile.tags),
                "deviceValue": .string(profile.value), "healthStatus": .string(profile.health),
                "onboardingStatus": .string(profile.isOnboarded ? "Onboarded" : "CanBeOnboarded"),
            ], index: profile.index)
    }

    /// The device with every property filled: what is given stays.
    func complete(_ given: JSONObject, index: Int) -> Record {
        var random = SplitMix64(seed: seed, stream: "device details", index: index)
        let system = OperatingSystem.named(given["osPlatform"]?.stringValue ?? OperatingSystem.windows11.platform)
        var values = identity(index, system, &random)
        values.merge(network(given, &random))
        values.merge(state(given, system, &random))
        values.merge(given)
        return Record(schema: Machine.schema, made: values)
    }

    private func identity(_ index: Int, _ system: OperatingSystem, _ random: inout SplitMix64) -> JSONObject {
        [
            "id": .string(random.hex(digits: 40)), "computerDnsName": .string("device-\(index + 1).corp.contoso.example"),
            "osPlatform": .string(system.platform), "osProcessor": "x64", "osArchitecture": "64-bit",
            "osBuild": system.build == 0 ? .null : .integer(system.build), "version": .string(system.version),
            "osVersion": .null, "agentVersion": .string("10.8760.\(max(system.build, 1)).\(random.number(in: 1000..<5000))"),
            "aadDeviceId": .string(random.guid()), "isAadJoined": .bool(!system.isServer), "vmMetadata": .null,
            "mergedIntoMachineId": .null, "isPotentialDuplication": false, "isExcluded": false, "exclusionReason": .null,
        ]
    }

    /// Addresses of private networks and of the blocks for documentation (RFC 5737).
    private func network(_ given: JSONObject, _ random: inout SplitMix64) -> JSONObject {
        let drawn = "10.\(random.number(in: 1..<250)).\(random.number(in: 0..<250)).\(random.number(in: 2..<250))"
        let address = given["lastIpAddress"]?.stringValue ?? drawn
        let outside = "203.0.113.\(random.number(in: 1..<250))"
        let card: JSONValue = [
            "ipAddress": .string(address), "macAddress": .string(random.hex(digits: 12).uppercased()),
            "type": "Ethernet", "operationalStatus": "Up",
        ]
        let loopback: JSONValue = [
            "ipAddress": "127.0.0.1", "macAddress": .null, "type": "SoftwareLoopback", "operationalStatus": "Up",
        ]
        return [
            "lastIpAddress": .string(address), "lastExternalIpAddress": .string(outside),
            "ipAddresses": .array([card, loopback]),
        ]
    }

    private func state(_ given: JSONObject, _ system: OperatingSystem, _ random: inout SplitMix64) -> JSONObject {
        let health = given["healthStatus"]?.stringValue ?? "Active"
        let silence = health != "Active" ? random.number(in: 8 * 1440..<30 * 1440) : random.number(in: 5..<1200)
        let seen = start.shifted(by: .seconds(-60 * silence))
        let risk = random.pick(["None", "None", "Informational", "Low", "Low", "Medium", "High"])
        return [
            "firstSeen": .time(seen.shifted(by: .seconds(-86_400 * random.number(in: 30..<400)))), "lastSeen": .time(seen),
            "healthStatus": "Active", "onboardingStatus": "Onboarded", "riskScore": .string(risk),
            "exposureLevel": .string(random.pick(["Low", "Low", "Medium", "High"])), "deviceValue": "Normal",
            "machineTags": [], "rbacGroupName": "Workplaces", "rbacGroupId": 20, "defenderAvStatus": "Updated",
            "managedBy": .string(system.isServer ? "MicrosoftDefenderForEndpoint" : "Intune"), "managedByStatus": "Unknown",
        ]
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

import DefenderAPI
import Testing

struct MachineDecodingTests {
    static let captured = """
        {"id":"1e5bc9d7e413ddd7902c2932e418702b84d0cc07","mergedIntoMachineId":null,"isPotentialDuplication":false,
        "computerDnsName":"mymachine1.contoso.com","firstSeen":"2018-08-02T14:55:03.7791856Z","osPlatform":"Windows11",
        "osBuild":18209,"healthStatus":"active","deviceValue":"normal","rbacGroupId":140,"riskScore":"LOW",
        "exposureLevel":null,"onboardingStatus":"onboarded","osArchitecture":"64-BIT","isAadJoined":"true",
        "machineTags":["test tag 1","test tag 2"],"ipAddresses":[{"ipAddress":"172.17.230.209","macAddress":
        "AA22BB33CC44","type":"Ethernet","operationalStatus":"Up"}],"vmMetadata":{"vmId":"v","cloudProvider":"azure"}}
        """

    @Test func aCapturedMachineIsRead() throws {
        let machine = try device(Self.captured)
        #expect(machine.rbacGroupId == "140")
        #expect(machine.healthStatus == "Active")
        #expect(machine.riskScore == "Low")
        #expect(machine.deviceValue == "Normal")
        #expect(machine.onboardingStatus == "Onboarded")
        #expect(machine.osArchitecture == "64-bit")
        #expect(machine.isAadJoined == true)
        #expect(machine.osBuild == 18209)
        #expect(machine.machineTags == ["test tag 1", "test tag 2"])
        #expect(machine.ipAddresses.first?.macAddress == "AA22BB33CC44")
        #expect(machine.vmMetadata?.cloudProvider == "azure")
    }

    @Test func theTablesSpellingOfAKeyIsRead() throws {
        #expect(try device(#"{"id":"a","onboardingstatus":"Onboarded"}"#).onboardingStatus == "Onboarded")
    }

    @Test func ranksRunFromLowToHigh() {
        #expect(EnumSchema.alertSeverity.values == ["UnSpecified", "Informational", "Low", "Medium", "High"])
        #expect(EnumSchema.machineDeviceValue.values == ["Low", "Normal", "High"])
        let ranked: [EnumSchema] = [.alertSeverity, .machineRiskScore, .machineExposureLevel, .machineDeviceValue]
        #expect(ranked.allSatisfy { $0.isRanked })
        #expect(![EnumSchema.alertStatus, .machineHealthStatus, .machineActionStatus].contains { $0.isRanked })
    }
}

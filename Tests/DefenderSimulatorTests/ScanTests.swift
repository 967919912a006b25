import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

struct ScanTests {
    private let root = "/api/DeviceAuthenticatedScanDefinitions"

    private func body(_ laboratory: Laboratory, target: String) async throws -> String {
        let agent = try #require(try await laboratory.get("/api/DeviceAuthenticatedScanAgents").rows.first)
        let machine = try #require(agent["machineId"]?.stringValue)
        return #"""
            {"scanType":"Windows","scanName":"s","isActive":true,"target":"\#(target)","intervalInHours":4,"targetType":"Ip",
            "scannerAgent":{"machineId":"\#(machine)"},"scanAuthenticationParams":{"type":"Kerberos","Domain":"d","Username":"u"}}
            """#
    }

    @Test func aScanRunsByItsIntervalAndReachesTheWorldsDevices() async throws {
        let laboratory = try await Laboratory()
        let device = try #require(try await laboratory.read(.machines(top: 1)).items.first?.lastIpAddress)
        let made = try await laboratory.post(root, try await body(laboratory, target: "\(device), 192.0.2.77"))
        #expect(made.status == 200)
        #expect(made.json["scanAuthenticationParams"] == .null)
        let id = try #require(made.json["id"]?.stringValue)
        #expect(try await laboratory.get(root).ids == [id])
        try await laboratory.advance("50m")
        let history = try await laboratory.post(root + "/GetScanHistoryByScanDefinitionId", #"{"ScanDefinitionIds":["\#(id)"]}"#)
        #expect(history.rows.map { $0["LastScanned"] } == ["2026-07-01T12:00:00.0000000Z"])
        let changed = try await laboratory.patch(root + "/" + id, #"{"isActive":false}"#)
        #expect(changed.json["isActive"] == false && changed.json["scanName"] == "s")
        #expect(try await laboratory.post(root + "/BatchDelete", #"{"ScanDefinitionIds":["\#(id)"]}"#).status == 200)
        #expect(try await laboratory.get(root).rows.isEmpty)
        #expect(try await laboratory.post(root + "/BatchDelete", #"{"ScanDefinitionIds":["\#(id)"]}"#).status == 404)
        #expect(try await laboratory.journal().count == 3)
    }

    @Test func wrongScansAreRefused() async throws {
        let laboratory = try await Laboratory()
        #expect(try await laboratory.post(root, "{}").code == "MissingRequiredParameter")
        let good = try await body(laboratory, target: "a.example")
        for (from, to, code) in [
            ("Kerberos", "Magic", "InvalidInput"), (#""intervalInHours":4"#, #""intervalInHours":0"#, "InvalidInput"),
            (#""machineId":""#, #""machineId":"x"#, "ResourceNotFound"), (#""scanName""#, #""ScanName""#, "InvalidRequestBody"),
        ] {
            let at = try #require(good.firstRange(of: from))
            #expect(try await laboratory.post(root, good.replacingCharacters(in: at, with: to)).code == code, "\(to)")
        }
        let agents = try await laboratory.get("/api/DeviceAuthenticatedScanAgents").ids
        #expect(try await laboratory.get("/api/DeviceAuthenticatedScanAgents/\(agents[0])").json["id"]?.stringValue == agents[0])
    }
}

extension String {
    /// Without Foundation.
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

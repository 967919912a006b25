import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

struct ExportTests {
    @Test func thePagesAreOneExport() async throws {
        let laboratory = try await Laboratory()
        let path = "/api/machines/SoftwareVulnerabilitiesByMachine"
        let all = try await laboratory.get(path).rows
        var rows: [JSONValue] = []
        var next: String? = path + "?pageSize=7"
        while let link = next {
            let answer = try await laboratory.get(link)
            #expect(answer.rows.count <= 7)
            rows += answer.rows
            next = answer.json["@odata.nextLink"]?.stringValue.map { String($0.dropFirst("http://lab.example".count)) }
            if let next { #expect(next.contains("$skiptoken=") && next.contains("pagesize=7")) }
        }
        #expect(rows == all && rows.count > 50)
        #expect(try await laboratory.get(path + "?$top=5").json["@odata.nextLink"] == nil)
        let assets = try await laboratory.read(.assetVulnerabilities()).items
        #expect(assets.count == rows.count)
    }

    @Test(arguments: [
        ("SecureConfigurationsAssessmentExport", "SecureConfigurationsAssessmentByMachine"),
        ("SoftwareInventoryExport", "SoftwareInventoryByMachine"),
        ("SoftwareVulnerabilitiesExport", "SoftwareVulnerabilitiesByMachine"),
        ("BaselineComplianceAssessmentExport", "baselineComplianceAssessmentByMachine"),
    ])
    func theFileHoldsWhatThePagesHold(files: String, pages: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.get("/api/machines/\(files)?sasValidHours=2")
        let link = try #require(answer.json["exportFiles"]?.arrayValue?.first?.stringValue)
        let file = try await laboratory.download(link)
        #expect(Array(file.body.prefix(3)) == [0x1F, 0x8B, 8])
        // One stored block begins behind the header's 10 bytes and its own 5.
        let lines = file.body.dropFirst(15).split(separator: UInt8(ascii: "\n"))
        let first = try JSONValue(parsing: Array(try #require(lines.first)))
        #expect(try await laboratory.get("/api/machines/\(pages)").rows.first == first)
        #expect(try await laboratory.get("/api/machines/\(files)?sasValidHours=7").code == "InvalidInput")
        try await laboratory.advance("121m")
        #expect(try await laboratory.download(link).status == 403)
    }

    @Test(arguments: [
        ("SoftwareInventoryNonCpeExport", "SoftwareInventoryNoProductCodeByMachine", EntitySchema.nonCpeSoftwareRow),
        ("browserextensionsinventoryExport", "BrowserExtensionsInventoryByMachine", .browserExtensionRow),
        ("certificateAssessmentExport", "certificateAssessmentByMachine", .certificateRow),
        ("HardwareFirmwareInventoryExport", "HardwareFirmwareInventoryByMachine", .hardwareFirmwareRow),
        ("BaselineComplianceAssessmentExport", "baselineComplianceAssessmentByMachine", .baselineRow),
    ])
    func everyRowHasItsSchemasProperties(files: String, pages: String, schema: EntitySchema) async throws {
        let laboratory = try await Laboratory()
        let rows = try await laboratory.get("/api/machines/\(pages)").rows
        #expect(rows.count > 10)
        for row in rows { #expect(row.objectValue?.members.map(\.key).sorted() == schema.fields.map(\.name).sorted()) }
        let devices = Set(try await laboratory.get("/api/machines").ids)
        #expect(rows.allSatisfy { devices.contains(($0["deviceId"] ?? $0["DeviceId"])?.stringValue ?? "") })
        #expect(try await laboratory.get("/api/machines/\(files)").json["exportFiles"]?.arrayValue?.count == 1)
    }

    @Test func changesOfVulnerabilitiesComeFromATimeOn() async throws {
        let laboratory = try await Laboratory()
        let path = "/api/machines/SoftwareVulnerabilityChangesByMachine"
        let week = try await laboratory.get(path + "?sinceTime=2026-06-24T12:00:00Z").rows
        let fortnight = try await laboratory.get(path + "?sinceTime=2026-06-17T12:00:00Z").rows
        #expect(!week.isEmpty && week.count < fortnight.count)
        #expect(Set(fortnight.compactMap { $0["status"]?.stringValue }) == ["Fixed", "New"])
        #expect(week.allSatisfy { ($0["eventTimestamp"]?.stringValue ?? "") >= "2026-06-24T12:00:00" })
        #expect(try await laboratory.get(path).code == "MissingRequiredParameter")
        #expect(try await laboratory.get(path + "?sinceTime=2026-05-01T00:00:00Z").code == "InvalidInput")
    }

    @Test func baselinesAgreeWithTheirRows() async throws {
        let laboratory = try await Laboratory()
        let rows = try await laboratory.get("/api/machines/baselineComplianceAssessmentByMachine").rows
        let profiles = try await laboratory.get("/api/baselineProfiles").rows
        let settings = try await laboratory.list("baselineConfigurations", "category ne 'x'").ids
        for profile in profiles {
            let own = rows.filter { $0["profileId"] == profile["id"] }
            #expect(profile["totalDevices"]?.integerValue.map { Int($0) * settings.count } == own.count)
            let failing = Set(own.filter { $0["isCompliant"] == false }.compactMap { $0["deviceId"]?.stringValue })
            #expect(profile["passedDevices"]?.integerValue.map { Int($0) + failing.count } == own.count / settings.count)
        }
        #expect(profiles.count == 2)
        let permissions = try await laboratory.get("/api/browserextensions/permissionsinfo").rows
        #expect(permissions.allSatisfy { $0["permissionName"]?.stringValue?.isEmpty == false } && permissions.count == 4)
    }

    @Test func antivirusPagesAreShort() async throws {
        let laboratory = try await Laboratory()
        let page = try await laboratory.get("/api/deviceavinfo")
        #expect(page.rows.count == 20)
        #expect(page.json["@odata.nextLink"]?.stringValue?.hasSuffix("?$skiptoken=20") == true)
        #expect(try await laboratory.get("/api/machines/InfoGatheringExport").json["exportFiles"]?.arrayValue?.count == 1)
    }

    @Test(arguments: DuplicateMode.allCases)
    func duplicatesAreAnsweredInThreeWays(mode: DuplicateMode) async throws {
        let laboratory = try await Laboratory { $0.modes.duplicates = mode }
        let machine = try #require(MachineID(try await laboratory.firstMachine()))
        let command = Command.isolate(machine: machine, type: "Full", comment: "c")
        let first = try await laboratory.attempt(command)
        let second = try await laboratory.attempt(command)
        #expect(second.status == (mode == .reject ? 400 : 201))
        #expect((second.json["id"] == first.json["id"]) == (mode == .pending))
        #expect(try await laboratory.journal().count == (mode == .queue ? 2 : 1))
        _ = try await laboratory.perform(.release(machine: machine, comment: "c"))
        try await laboratory.advance("2s")
        let states = try await laboratory.read(.machineActions(of: machine)).items.map(\.state)
        #expect(states.contains(.succeeded) && states.contains { $0 == .pending || $0 == .inProgress } == (mode == .queue))
    }
}

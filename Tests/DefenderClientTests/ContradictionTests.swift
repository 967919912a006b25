import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import Execution
import HTTPTypes
import Testing

/// Rows of "Contradictions and ambiguities" (../shared/reference/README.md) that no other test holds: what was chosen, by the
/// client against the simulator.
struct ContradictionTests {
    // MARK: Names

    @Test func theNewHostIsCalled() {
        #expect(Cloud.commercial.api == "https://api.security.microsoft.com")
        #expect(Cloud.commercial.resource == "https://api.securitycenter.microsoft.com")
    }

    @Test func sevenRegionsAreAccepted() async throws {
        #expect(Region.allCases.count == 7)
        let tenant = try SimulatedTenant(SimulatorOptions())
        for region in Region.allCases {
            let host = String(region.api.dropFirst("https://".count))
            let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/api/alerts")
            let (response, _) = try await tenant.respond(to: request, body: [])
            #expect(response.status == .unauthorized, "\(host)")
        }
    }

    @Test func pathsAreThoseOfTheChosenPages() {
        for endpoint in Endpoint.all { #expect(endpoint.pathTemplate.hasPrefix("/api/"), "\(endpoint.id)") }
        #expect(Endpoint.all.contains { $0.pathTemplate == "/api/deviceavinfo" })
        #expect(!Endpoint.all.contains { $0.pathTemplate.lowercased().contains("avdeviceshealth") })
        #expect(Endpoint.all.contains { $0.pathTemplate.lowercased().contains("/findbyip(") })
    }

    @Test func permissionsAreSpelledAsChosen() {
        let all = Set(Endpoint.all.flatMap { $0.applicationPermissions + $0.delegatedPermissions })
        #expect(all.isDisjoint(with: ["RemediationTask.Read.Read", "Machine.Read.Write", "Alerts.ReadWrite.All"]))
        #expect(all.isSuperset(of: ["RemediationTask.Read", "Machine.ReadWrite", "Machine.StopAndQuarantine", "Alert.ReadWrite.All"]))
    }

    @Test(arguments: [("machine.read.all", 200), ("Url.Read.All", 403)])
    func permissionsAreComparedWithoutCase(role: String, status: Int) async throws {
        let lab = try await RealityLab { $0.roles = [role] }
        #expect(try await lab.status("/api/machines?$top=1") == status)
        if status == 403 { #expect(try await lab.status("/api/domains/bad.example/stats") == 200) }
    }

    // MARK: Actions

    @Test func anActionIsAcceptedWithEitherStatus() async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        let isolation = Command.isolate(machine: device, type: "Full", comment: "c")
        #expect(try await lab.answer(to: isolation).status == 201)
        lab.clock.advance(by: .seconds(60))
        let offboarding = Command.offboard(machine: device, comment: "c")
        let (status, body) = try await lab.answer(to: offboarding)
        #expect(status == 200)
        for code in [200, 201] {
            let answer = HTTPResponse(status: .init(code: code))
            guard case .accepted = WriteResult(.answered(answer, body), to: offboarding) else {
                Issue.record("\(code) was not taken")
                continue
            }
        }
    }

    @Test func theTypeOfAnIsolationIsNeverLeftOut() async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        let command = Command.isolate(machine: device, type: "Selective", comment: "c")
        #expect(command.request.body?["IsolationType"] == "Selective")
        let (status, body) = try await lab.post("/api/machines/\(device)/isolate", ["Comment": "c"])
        #expect(status == 400 && body["error"]?["code"] == "MissingRequiredParameter")
    }

    @Test func anActionThatIsOverIsNotCancelled() async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        guard case .accepted(let acceptance) = try await lab.send(.isolate(machine: device, type: "Full", comment: "c")),
            let id = acceptance.actionID
        else { throw RealityLab.Failure(what: "not accepted") }
        lab.clock.advance(by: .seconds(60))
        guard case .rejected(let error) = try await lab.send(.cancel(action: id, comment: "c")) else {
            throw RealityLab.Failure(what: "cancelled")
        }
        #expect(error.status == 400)
        #expect(await lab.client.progress(of: id.description) == .ended(isSuccess: true, status: "Succeeded"))
    }

    @Test(arguments: [
        ("Linux", "Selective", false), ("Linux", "Full", true), ("macOS", "Selective", true), ("Android", "Full", false),
    ])
    func anOperatingSystemThatCannotIsSaid(platform: JSONValue, type: String, isAccepted: Bool) async throws {
        let lab = try await RealityLab()
        let device = try await lab.device()
        try await lab.admin(.patch, "world/devices/\(device)", ["osPlatform": platform])
        let isolation = try await lab.send(.isolate(machine: device, type: type, comment: "c"))
        let restriction = try await lab.send(.restrictCodeExecution(machine: device, comment: "c"))
        for (result, isExpected) in [(isolation, isAccepted), (restriction, false)] {
            switch result {
            case .accepted: #expect(isExpected)
            case .rejected(let error): #expect(!isExpected && error.code == "OsPlatformNotSupported")
            default: Issue.record("\(result)")
            }
        }
    }

    @Test func fiftyLiveResponsesRunAtOnce() async throws {
        let lab = try await RealityLab { $0.source = .generated(devices: 80, alerts: 1) }
        let devices = try await lab.client.collect(.machines()).items.compactMap { MachineID($0.id) }
        let body: JSONValue = ["Comment": "c", "Commands": [["type": "GetFile", "params": [["key": "Path", "value": "C:\\a.txt"]]]]]
        var statuses: [Int] = []
        for device in devices.prefix(51) { statuses.append(try await lab.post("/api/machines/\(device)/runliveresponse", body).0) }
        #expect(statuses == Array(repeating: 201, count: 50) + [429])
    }

    // MARK: Entities

    @Test(arguments: ["Alert", "AlertAndBlock"]) func legacyActionsOfIndicatorsAreReadAndNeverSent(action: String) async throws {
        let lab = try await RealityLab()
        try await lab.admin(.post, "world/indicators", ["indicatorValue": "203.0.113.7", "action": .string(action)])
        let indicator = try #require(try await lab.client.collect(.indicators()).items.first)
        #expect(indicator.action == action)
        let value = try #require(IndicatorValue("203.0.113.8", kind: .ipAddress))
        #expect(IndicatorDraft(value, action: action, title: "t", description: "d", generatesAlert: true) == nil)
    }

    @Test func anIndicatorMayLackItsSource() throws {
        let indicator = try Indicator(
            decoding: ["id": "1", "indicatorValue": "203.0.113.7", "indicatorType": "IpAddress", "action": "Block", "extra": 1])
        #expect(indicator.record["source"].isAbsent && indicator.record["sourceType"].isAbsent)
    }

    @Test func valuesOfEvidenceAreOpen() throws {
        let evidence: JSONValue = ["entityType": "Submarine", "detectionStatus": "Sunk"]
        let alert = try Alert(decoding: ["id": "a", "evidence": [evidence]])
        guard case .list(let items) = alert.record["evidence"], case .record(let first)? = items.first else {
            throw RealityLab.Failure(what: "no evidence")
        }
        #expect(first["entityType"].text == "Submarine" && first["detectionStatus"].text == "Sunk")
    }

    @Test func anUploadHasTwentyMegabytesAtMost() {
        #expect(Command.maximumLibraryFileSize == 20 << 20)
    }
}

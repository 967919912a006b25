import Canonical
import DefenderAPI
import DefenderSimulator
import Diagnostics
import Testing

struct WorldTests {
    @Test func aWorldFileHoldsEveryCollection() async throws {
        let text = """
            devices: [{computerDnsName: a.example}, {computerDnsName: b.example, id: abcdefabcdefabcdefabcdefabcdefabcdefabcd}]
            users: [{accountName: root, mostPrevalentMachineId: abcdefabcdefabcdefabcdefabcdefabcdefabcd}]
            files: [{sha1: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, filePublisher: Contoso}]
            indicators: [{indicatorValue: evil.example, indicatorType: domainname, expirationTime: 2h, certificateInfo: {a: [1]}}]
            investigations: [{computerDnsName: b.example, state: PendingApproval}]
            remediations: [{productId: microsoft-_-edge, priority: high}]
            library: [{fileName: fix.ps1}]
            """
        let file = SourceFile(path: "world.yaml", bytes: Array(text.utf8))
        let world = try WorldFile.read(file, seed: 1, tenantID: "t", now: Laboratory.start)
        let laboratory = try await Laboratory { $0.source = .world(world) }
        let indicator = try #require(try await laboratory.read(.indicators()).items.first)
        #expect(indicator.indicatorType == "DomainName" && indicator.certificateInfo == ["a": [1]])
        #expect(indicator.expirationTime == Laboratory.start + .seconds(7200))
        let hash = try #require(FileHash(String(repeating: "a", count: 40)))
        #expect(try await laboratory.read(.file(hash)).filePublisher == "Contoso")
        let investigations = try await laboratory.read(.investigations()).items
        #expect(investigations.map(\.computerDnsName) == ["b.example"])
        let root = try #require(AccountName("root"))
        #expect(try await laboratory.read(.machines(of: root)).items.map(\.computerDnsName) == ["b.example"])
        #expect(try await laboratory.read(.remediations()).items.map(\.priority) == ["High"])
        #expect(try await laboratory.read(.libraryFiles).items.map(\.fileName) == ["fix.ps1"])
    }

    private static func generated(seed: UInt64, devices: Int = 50, alerts: Int = 50, start: Timestamp = Laboratory.start) -> World {
        WorldGenerator(seed: seed, devices: devices, alerts: alerts, tenantID: "t", start: start).world()
    }

    @Test func idsDependOnTheSeedAlone() {
        let one = Self.generated(seed: 5)
        let later = Self.generated(seed: 5, devices: 80, alerts: 90, start: Laboratory.start + .seconds(12345))
        #expect(one.devices.map { $0["id"] } == later.devices.prefix(50).map { $0["id"] })
        #expect(one.alerts.map { $0["id"] } == later.alerts.prefix(50).map { $0["id"] })
        #expect(Set(one.devices.map { $0["id"] }).isDisjoint(with: Self.generated(seed: 6).devices.map { $0["id"] }))
        #expect(Self.generated(seed: 5).alerts == one.alerts)
    }

    @Test(arguments: [UInt64(1), 42, .max]) func generatedEntitiesAreWhole(seed: UInt64) {
        let world = Self.generated(seed: seed, devices: 60, alerts: 110)
        let ids = Set(world.devices.compactMap { $0["id"].text })
        #expect(ids.count == 60)
        #expect(Set(world.alerts.map { $0["id"] }).count == 110)
        for record in world.devices + world.alerts { #expect(!record.slots.contains(.absent)) }
        for device in world.devices { #expect(MachineID(device["id"].text ?? "") != nil) }
        for alert in world.alerts.map(Alert.init(record:)) {
            #expect(AlertID(alert.id) != nil)
            #expect(ids.contains(alert.record["machineId"].text ?? ""))
            #expect(Self.time(alert.record, "alertCreationTime") <= Self.time(alert.record, "lastUpdateTime"))
            #expect(Self.time(alert.record, "lastUpdateTime") <= Laboratory.start)
        }
    }

    private static func time(_ record: Record, _ field: String) -> Timestamp {
        guard case .timestamp(let time) = record[field] else { return .latest }
        return time
    }

    @Test(arguments: [(50, 50), (4, 50), (3, 77), (2, 50), (1, 50), (80, 120)])
    func eachShippedPlaybookHasSomethingToDo(devices: Int, alerts: Int) throws {
        for seed in UInt64(1)...3 {
            let world = Self.generated(seed: seed, devices: devices, alerts: alerts)
            let open = world.alerts.filter {
                $0["status"] != .string("Resolved") && Self.time($0, "lastUpdateTime") >= Laboratory.start - .seconds(86400)
            }
            func device(_ alert: Record) -> Record { world.devices.first { $0["id"] == alert["machineId"] } ?? alert }
            let ransomware = open.filter { $0["category"] == .string("Ransomware") && $0["severity"] == .string("High") }
            #expect(
                ransomware.contains {
                    let device = device($0)
                    return device["osPlatform"].text?.hasPrefix("WindowsServer") == false
                        && device["deviceValue"] == .string("Normal") && device["onboardingStatus"] == .string("Onboarded")
                        && device["machineTags"].json?.arrayValue?.contains("tier0") == false
                })
            #expect(open.contains { $0["severity"] == .string("High") && $0["status"] == .string("New") })
            #expect(open.contains { device($0)["machineTags"].json?.arrayValue?.contains("crown-jewel") == true })
            guard devices > 1 else { continue }
            #expect(ransomware.contains { device($0)["machineTags"].json?.arrayValue?.contains("tier0") == true })
        }
    }

    // MARK: World files

    private static func read(_ text: String, path: String = "world.yaml") throws -> World {
        try WorldFile.read(SourceFile(path: path, text: text), seed: 1, tenantID: "t", now: Laboratory.start)
    }

    static let small = """
        app: { roles: [Alert.Read.All, Machine.Read.All] }
        devices:
          - computerDnsName: one.example
            osPlatform: WindowsServer2019
            version: 1.10
            machineTags: [tier0]
          - { id: 00000000000000000000000000000000000000AB, healthStatus: inactive }
        alerts:
          - severity: high
            category: Ransomware
            computerDnsName: one.example
            alertCreationTime: -2h
            evidence: [{ entityType: File, sha1: 1234567890123456789012345678901234567890 }]
          - { id: a1, machineId: 00000000000000000000000000000000000000ab, lastUpdateTime: 2026-06-30T00:00:00Z }
        actions:
          - { type: Isolate, creationDateTimeUtc: -1h }
        """

    @Test func whatAFileLeavesOutIsFilled() throws {
        let world = try Self.read(Self.small)
        #expect(world.roles == ["Alert.Read.All", "Machine.Read.All"])
        for record in world.devices + world.alerts + world.actions { #expect(!record.slots.contains(.absent)) }
        let (server, other) = (world.devices[0], world.devices[1])
        #expect(server["version"] == .string("1.10"))
        #expect(server["osBuild"] == .integer(17763))
        #expect(MachineID(server["id"].text ?? "") != nil)
        #expect(other["id"] == .string("00000000000000000000000000000000000000ab"))
        #expect(other["healthStatus"] == .string("Inactive"))
        #expect(Self.time(server, "lastSeen") > Laboratory.start - .seconds(86_400))
        #expect(Self.time(other, "lastSeen") < Laboratory.start - .seconds(7 * 86_400))
        let alert = world.alerts[0]
        #expect(alert["severity"] == .string("High"))
        #expect(alert["machineId"] == server["id"])
        #expect(alert["alertCreationTime"] == .timestamp(Laboratory.start - .seconds(7200)))
        #expect(alert["lastUpdateTime"] == alert["alertCreationTime"])
        #expect(Alert(record: alert).evidence[0].record["sha1"].text == "1234567890123456789012345678901234567890")
        #expect(world.alerts[1]["computerDnsName"] == other["computerDnsName"])
        #expect(world.actions[0]["status"] == .string("Succeeded"))
        #expect(world.actions[0]["machineId"] == server["id"])
    }

    @Test func aWorldMayBeJSON() throws {
        let world = try Self.read("{\n\t\"devices\": [{\"computerDnsName\": \"a\\/b\"}]}", path: "world.json")
        #expect(world.devices[0]["computerDnsName"] == .string("a/b"))
    }

    @Test(arguments: [
        ("divices: []", "world.yaml:1:1: a world has no key `divices` (did you mean `devices`?)"),
        ("devices:\n  - computerDnsNam: x", "world.yaml:2:5: Machine has no key `computerDnsNam` (did you mean `computerDnsName`?)"),
        ("devices: {}", "world.yaml:1:10: `devices` must be a list"),
        ("- a", "world.yaml:1:1: a world must be a mapping of keys to values"),
        ("alerts: [{ incidentId: many }]", "world.yaml:1:24: `Alert.incidentId` must be an integer"),
        (
            "alerts: [{ lastUpdateTime: soon }]",
            "world.yaml:1:28: `Alert.lastUpdateTime` must be a time like 2026-07-01T12:00:00Z, or one from now like -2h"
        ),
        ("alerts: [{ evidence: [{ sha: x }] }]", "world.yaml:1:25: AlertEvidence has no key `sha` (did you mean `sha1`?)"),
        ("a: 1\n---\nb: 1", "world.yaml:1:1: the file must hold one document, this one holds 2"),
    ])
    func mistakesHaveTheirPlace(text: String, sentence: String) throws {
        let error = #expect(throws: SimulatorFailure.self) { try Self.read(text) }
        #expect(error?.description == sentence)
    }

    @Test func mistakesOfAJSONFileNameTheWay() throws {
        let error = #expect(throws: SimulatorFailure.self) {
            try Self.read(#"{"alerts":[{"evidence":[{"processId":"x"}]}]}"#, path: "world.json")
        }
        #expect(error?.description == "$.alerts[0].evidence[0].processId: `AlertEvidence.processId` must be an integer")
        #expect(throws: SimulatorFailure.self) { try Self.read("{", path: "world.json") }
    }
}

import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

/// A generated world is made row by row as it is looked at; it has to be the same world as one made at once.
struct GeneratedWorldTests {
    /// One tenant whose rows are made on the way, one that was given them.
    private func pair(devices: Int = 30, alerts: Int = 120) async throws -> (lazy: Laboratory, whole: Laboratory) {
        let world = WorldGenerator(
            seed: 9, devices: devices, alerts: alerts, tenantID: SimulatorOptions.tenantID(seed: 9), start: Laboratory.start
        ).world()
        let lazy = try await Laboratory {
            $0.seed = 9
            $0.source = .generated(devices: devices, alerts: alerts)
        }
        let whole = try await Laboratory {
            $0.seed = 9
            $0.source = .world(world)
        }
        return (lazy, whole)
    }

    private static let paths = [
        "alerts?$expand=evidence", "alerts?$top=7&$skip=11", "alerts?$filter=severity eq 'High'&$count=true",
        "alerts?$filter=status ne 'New' and lastUpdateTime ge 2026-06-30T00:00:00Z", "alerts?$filter=assignedTo eq null&$top=5",
        "alerts?$filter=category eq 'Ransomware' or detectionSource eq 'CustomerTI'", "alerts?$orderby=incidentId desc&$top=9",
        "alerts?$filter=not (assignedTo eq null or severity gt 'Low') and (status in ('New','Resolved') or incidentId lt 1010)",
        "alerts?$filter=length(category) gt 9 and contains(detectionSource,'Custom') eq false&$orderby=id",
        "alerts?$filter=assignedTo eq 'nobody' or null eq assignedTo and status ne severity",
        "alerts?$filter=investigationId gt 5050&$select=id,status", "machines", "machines?$filter=healthStatus ne 'Active'",
        "machines?$filter=startswith(computerDnsName,'fin')", "machines?$filter=riskScore eq 'High' and osPlatform eq 'Windows11'",
        "machines?$filter=lastSeen lt 2026-07-01T06:00:00Z", "machines?$filter=rbacGroupId eq 12", "machines?$filter=version eq '22H2'",
        "machines?$filter=machineTags/any(t:t eq 'tier0')", "machines/findbytag?tag=tier0", "machines?$filter=deviceValue eq 'High'",
        "machines?$filter=exposureLevel eq 'Low'&$orderby=lastIpAddress", "investigations", "investigations?$filter=state eq 'Running'",
        "machines/SoftwareInventoryByMachine?pageSize=50", "vulnerabilities/machinesVulnerabilities?$top=40&$skip=13",
        "deviceavinfo?pageSize=7",
    ]

    @Test(arguments: paths) func listsAreThoseOfTheWholeWorld(path: String) async throws {
        let (lazy, whole) = try await pair()
        let target = "/api/" + path.split(separator: " ").joined(separator: "%20")
        let (one, other) = (try await lazy.get(target), try await whole.get(target))
        #expect(one.status == 200, "\(one.message)")
        #expect(one.body == other.body)
    }

    @Test func whatAlertsSpeakOfIsFoundInBoth() async throws {
        let (lazy, whole) = try await pair()
        let alert = try #require(try await whole.get("/api/alerts?$top=1&$expand=evidence").rows.first)
        let entries = alert["evidence"]?.arrayValue ?? []
        func first(_ key: String) -> String { entries.lazy.compactMap { $0[key]?.stringValue }.first ?? "" }
        let paths = [
            "machines/\(alert["machineId"]?.stringValue ?? "")/alerts", "files/\(first("sha1"))/alerts", "files/\(first("sha256"))",
            "users/\(first("accountName"))/alerts", "users/\(first("accountName"))/machines", "ips/\(first("ipAddress"))/alerts",
            "alerts/\(alert["id"]?.stringValue ?? "")", "domains/updates.beacon.example/machines",
            "investigations/\(alert["investigationId"]?.integerValue ?? 0)",
        ]
        for path in paths {
            let (one, other) = (try await lazy.get("/api/" + path), try await whole.get("/api/" + path))
            #expect(one.status == 200 && one.body == other.body, "\(path)")
        }
    }

    @Test func whatChangesOrComesStandsWhereItBelongs() async throws {
        for laboratory in [try await pair().lazy, try await pair().whole] {
            let first = try #require(try await laboratory.list("alerts", "status eq 'New'").ids.first)
            _ = try await laboratory.patch("/api/alerts/\(first)", #"{"status":"Resolved"}"#)
            #expect(try await laboratory.list("alerts", "status eq 'New'").ids.contains(first) == false)
            let made = try await laboratory.send(
                .post, "/_simulator/world/alerts", #"{"id":"a1","alertCreationTime":"-3h"}"#, token: nil)
            #expect(made.status == 201)
            let all = try await laboratory.get("/api/alerts").rows
            let times = all.compactMap { $0["alertCreationTime"]?.stringValue }
            #expect(times.count == 121 && times == times.sorted(by: >))
            #expect(try await laboratory.get("/api/investigations").rows.count == 121)
        }
    }

    @Test func anEvidenceThatIsWrittenOverIsFoundByItsNewText() async throws {
        let laboratory = try await pair().lazy
        let id = try #require(try await laboratory.get("/api/alerts?$top=1").ids.first)
        let address = "/api/ips/192.0.2.77/alerts"
        #expect(try await laboratory.get(address).ids.isEmpty)
        let patch = #"{"evidence":[{"entityType":"Ip","ipAddress":"192.0.2.77"}]}"#
        #expect(try await laboratory.send(.patch, "/_simulator/world/alerts/\(id)", patch, token: nil).status == 200)
        #expect(try await laboratory.get(address).ids == [id])
    }

    /// A hundred thousand devices and a million alerts are no memory: what a test can afford of them is there at once.
    @Test func aLargeWorldIsLookedAtWithoutBeingMade() async throws {
        let laboratory = try await Laboratory { $0.source = .generated(devices: 20_000, alerts: 50_000) }
        #expect(try await laboratory.get("/api/alerts/$count").body == Array("50000".utf8))
        #expect(try await laboratory.get("/api/machines?$top=1&$skip=19999").ids.count == 1)
        let last = try #require(try await laboratory.get("/api/alerts?$top=1&$skip=49999").ids.first)
        #expect(try await laboratory.get("/api/alerts/\(last)").json["id"]?.stringValue == last)
        let export = try await laboratory.get("/api/machines/SoftwareInventoryExport").json
        #expect(export["exportFiles"]?.arrayValue?.count == 10)
    }
}

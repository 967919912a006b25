import Canonical
import DefenderSimulator
import HTTPTypes
import Testing

struct WorldEditingTests {
    @Test func anAlertIsResolvedBehindTheClientsBack() async throws {
        let laboratory = try await Laboratory()
        let id = try #require(try await laboratory.list("alerts", "status eq 'New'").ids.first)
        try await laboratory.advance("5m")
        let path = "/_simulator/world/alerts/\(id)"
        let answer = try await laboratory.send(.patch, path, #"{"status":"resolved"}"#, token: nil)
        #expect(answer.status == 200)
        let alert = try await laboratory.get("/api/alerts/\(id)").json
        #expect(alert["status"] == "Resolved")
        #expect(alert["lastUpdateTime"] == "2026-07-01T12:05:00.0000000Z")
        #expect(alert["resolvedTime"] == "2026-07-01T12:05:00.0000000Z")
        #expect(try await laboratory.journal().isEmpty)
    }

    @Test func somebodyElseIsolatesADevice() async throws {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        let body = #"{"machineId":"\#(machine)","type":"Isolate","status":"InProgress","creationDateTimeUtc":"-10m"}"#
        let added = try await laboratory.send(.post, "/_simulator/world/actions", body, token: nil)
        #expect(added.status == 201)
        try await laboratory.advance("10m")
        let actions = try await laboratory.list("machineactions", "machineId eq '\(machine)'").rows
        #expect(actions.map { $0["status"] } == ["InProgress"])
        #expect(actions.first?["creationDateTimeUtc"] == "2026-07-01T11:50:00.0000000Z")
        #expect(actions.first?["requestor"] == "analyst@contoso.example")
        let isolation = #"{"Comment":"x","IsolationType":"Full"}"#
        let refused = try await laboratory.post("/api/machines/\(machine)/isolate", isolation)
        #expect(refused.code == "ActiveRequestAlreadyExists")
    }

    @Test func aStatusThatSomebodySetsStays() async throws {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        let created = try await laboratory.post("/api/machines/\(machine)/unisolate", #"{"Comment":"x"}"#)
        let id = try #require(created.json["id"]?.stringValue)
        let path = "/_simulator/world/actions/\(id)"
        #expect(try await laboratory.send(.patch, path, #"{"status":"Failed"}"#, token: nil).status == 200)
        try await laboratory.advance("1h")
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let action = try await laboratory.send(.get, "/api/machineactions/\(id)", token: signedIn).json
        #expect(action["status"] == "Failed")
    }

    @Test func newAlertsComeIn() async throws {
        let laboratory = try await Laboratory { $0.source = .generated(devices: 3, alerts: 0) }
        for _ in 0..<3 {
            let answer = try await laboratory.send(.post, "/_simulator/world/alerts", #"{"severity":"High"}"#, token: nil)
            #expect(answer.status == 201)
        }
        let alerts = try await laboratory.list("alerts", "severity eq 'High'")
        #expect(Set(alerts.ids).count == 3)
        #expect(alerts.rows.allSatisfy { $0["machineId"]?.stringValue?.utf8.count == 40 })
    }

    @Test(arguments: [
        #"{"id":null}"#, #"{"id":""}"#, #"{"alertCreationTime":"0001-01-01T00:00:00Z"}"#, #"{"alertCreationTime":null}"#,
        #"{"machineId":null,"computerDnsName":null,"evidence":[{}],"comments":[null]}"#,
        #"{"alertCreationTime":"9999-12-31T23:59:59.9999999Z","relatedUser":{}}"#,
    ])
    func oddEntitiesAreTaken(body: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.send(.post, "/_simulator/world/alerts", body, token: nil)
        #expect(answer.status == 201)
        #expect(answer.json["id"]?.stringValue?.isEmpty == false)
    }

    @Test(arguments: [
        ("devices", #"{"machineTagz":[]}"#, 400), ("devices", #"{"id":"x"}"#, 400), ("devices", "{", 400),
        ("users", "{}", 404), ("alerts", "{}", 404),
    ])
    func mistakenEditsAreRefused(collection: String, body: String, status: Int) async throws {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        let path = "/_simulator/world/\(collection)/\(machine)"
        #expect(try await laboratory.send(.patch, path, body, token: nil).status == status)
    }

    @Test func onlyAVirtualClockIsMovedAndOnlyForward() async throws {
        let laboratory = try await Laboratory()
        let real = try await Laboratory { $0.clock = .real }
        func advance(_ laboratory: Laboratory, _ body: String) async throws -> Int {
            try await laboratory.send(.post, "/_simulator/clock", body, token: nil).status
        }
        #expect(try await advance(laboratory, #"{"advance":"1h30m"}"#) == 200)
        #expect(try await advance(laboratory, #"{"advance":"-1h"}"#) == 400)
        #expect(try await advance(laboratory, #"{"by":"1h"}"#) == 400)
        #expect(try await advance(real, #"{"advance":"1h"}"#) == 409)
    }
}

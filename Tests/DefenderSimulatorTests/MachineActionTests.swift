import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

struct MachineActionTests {
    private static let isolation = #"{"Comment":"because","IsolationType":"Full"}"#

    @Test func anActionLivesByTheClock() async throws {
        let laboratory = try await Laboratory { $0.pace = .seconds(60) }
        let machine = try await laboratory.firstMachine()
        let created = try await laboratory.post("/api/machines/\(machine)/isolate", Self.isolation)
        #expect(created.status == 201)
        #expect(created.json.objectValue?.members.count == MachineAction.schema.fields.count + 1)
        let expected: [(String, JSONValue)] = [
            ("type", "Isolate"), ("status", "Pending"), ("scope", "Full"), ("requestorComment", "because"),
            ("requestSource", "PublicApi"), ("creationDateTimeUtc", "2026-07-01T12:00:00.0000000Z"), ("errorHResult", 0),
            ("machineId", .string(machine)), ("commands", []),
        ]
        for (key, value) in expected { #expect(created.json[key] == value) }
        let id = try #require(created.json["id"]?.stringValue)
        func now() async throws -> [String?] {
            let action = try await laboratory.get("/api/machineactions/\(id)").json
            return [action["status"]?.stringValue, action["lastUpdateDateTimeUtc"]?.stringValue]
        }
        try await laboratory.advance("14s")
        #expect(try await now() == ["Pending", "2026-07-01T12:00:00.0000000Z"])
        try await laboratory.advance("3s")
        #expect(try await now() == ["InProgress", "2026-07-01T12:00:15.0000000Z"])
        // Nobody looked at the moment it ended; the time is that of the end all the same.
        try await laboratory.advance("2h")
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let late = try await laboratory.send(.get, "/api/machineactions/\(id)", token: signedIn).json
        #expect(late["status"] == "Succeeded")
        #expect(late["lastUpdateDateTimeUtc"] == "2026-07-01T12:01:00.0000000Z")
    }

    @Test func byDefaultItIsOverWithinTwoSeconds() async throws {
        let laboratory = try await Laboratory()
        _ = try await laboratory.post("/api/machines/\(try await laboratory.firstMachine())/isolate", Self.isolation)
        try await laboratory.advance("2s")
        #expect(try await laboratory.get("/api/machineactions").rows.map { $0["status"] } == ["Succeeded"])
    }

    @Test func aRunningActionRefusesItsDuplicateOnly() async throws {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        func ask(_ verb: String, _ body: String) async throws -> Laboratory.Answer {
            try await laboratory.post("/api/machines/\(machine)/\(verb)", body)
        }
        #expect(try await ask("isolate", Self.isolation).status == 201)
        let again = try await ask("isolate", Self.isolation)
        #expect(again.status == 400)
        #expect(again.code == "ActiveRequestAlreadyExists")
        #expect(again.message == "Action is already in progress")
        #expect(try await ask("unisolate", #"{"Comment":"x"}"#).status == 201)
        #expect(try await ask("collectInvestigationPackage", #"{"Comment":"x"}"#).status == 201)
        try await laboratory.advance("2s")
        #expect(try await ask("isolate", Self.isolation).status == 201)
        #expect(
            try await laboratory.journal().map { $0["type"] } == [
                "Isolate", "Unisolate", "CollectInvestigationPackage", "Isolate",
            ])
    }

    @Test(arguments: [
        ("isolate", #"{"IsolationType":"Full"}"#, "MissingRequiredParameter"),
        ("isolate", #"{"Comment":"x"}"#, "MissingRequiredParameter"),
        ("isolate", #"{"comment":"x","IsolationType":"Full"}"#, "InvalidRequestBody"),
        ("isolate", #"{"Comment":"x","IsolationType":"Half"}"#, "InvalidInput"),
        ("unisolate", #"{"Comment":"x","IsolationType":"Full"}"#, "InvalidRequestBody"),
        ("collectInvestigationPackage", "", "InvalidRequestBody"),
        ("collectInvestigationPackage", #"{"Comment":null}"#, "MissingRequiredParameter"),
    ])
    func wrongBodiesAreRefused(verb: String, body: String, code: String) async throws {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        let answer = try await laboratory.post("/api/machines/\(machine)/\(verb)", body)
        #expect(answer.status == 400)
        #expect(answer.code == code)
        #expect(try await laboratory.journal().isEmpty)
    }

    @Test func aCommentMayHaveFourThousandCharacters() async throws {
        let laboratory = try await Laboratory()
        let path = "/api/machines/\(try await laboratory.firstMachine())/unisolate"
        let comment = String(repeating: "x", count: 4000)
        let long = try await laboratory.post(path, #"{"Comment":"\#(comment)y"}"#)
        #expect(long.code == "InvalidInput")
        #expect(try await laboratory.post(path, #"{"Comment":"\#(comment)"}"#).status == 201)
    }

    @Test func anUnknownDeviceIsNotFound() async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.post("/api/machines/123123123/isolate", Self.isolation)
        #expect(answer.status == 404)
        #expect(answer.code == "ResourceNotFound")
        #expect(answer.message == "Machine 123123123 was not found")
    }

    @Test func actionsAreFilteredByDeviceTypeAndTime() async throws {
        let laboratory = try await Laboratory()
        let machines = try await laboratory.get("/api/machines?$top=2").ids
        for machine in machines {
            _ = try await laboratory.post("/api/machines/\(machine)/isolate", Self.isolation)
            try await laboratory.advance("10s")
        }
        _ = try await laboratory.post("/api/machines/\(machines[0])/unisolate", #"{"Comment":"x"}"#)
        let known = laboratory.tenant.credentials
        for (filter, types) in [
            ("machineId eq '\(machines[0])'", ["Unisolate", "Isolate"]),
            ("machineId eq '\(machines[0])' and creationDateTimeUtc ge 2026-07-01T12:00:05Z", ["Unisolate"]),
            ("Type eq 'Isolate' and requestor eq '\(known.clientID)'", ["Isolate", "Isolate"]),
            ("status eq 'Pending'", ["Unisolate"]),
        ] {
            let answer = try await laboratory.list("machineactions", filter)
            #expect(answer.rows.map { $0["type"]?.stringValue } == types, "\(filter): \(answer.message)")
        }
        #expect(try await laboratory.list("machineactions", "requestorComment eq 'x'").code == "ODataError")
    }
}

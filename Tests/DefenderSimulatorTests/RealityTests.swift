import Canonical
import DefenderSimulator
import HTTPTypes
import Testing

/// The ways in which the service differs: each can be switched on, and whoever looks sees it.
struct RealityTests {
    @Test func everyModeBelongsToAReality() {
        let named = Reality.all.flatMap(\.means).compactMap { if case .mode(let name) = $0 { name } else { nil } }
        #expect(named.sorted() == ModeTable.values.map(\.name).sorted())
        #expect(Reality.all.allSatisfy { !$0.means.isEmpty })
    }

    /// What a client sees of a mode, as a text.
    private static let probes: [String: @Sendable (Laboratory) async throws -> String] = [
        "duplicates": { laboratory in
            let path = "/api/machines/\(try await laboratory.firstMachine())/unisolate"
            _ = try await laboratory.post(path, #"{"Comment":"c"}"#)
            let second = try await laboratory.post(path, #"{"Comment":"c"}"#)
            return "\(second.status) \(try await laboratory.get("/api/machineactions").ids.count)"
        },
        "paging": { laboratory in
            let page = try await laboratory.get("/api/machines?$filter=osPlatform%20ne%20'Windows11'&pageSize=5")
            let next = try await laboratory.get("/api/machines?$filter=osPlatform%20ne%20'Windows11'&pageSize=5&$skip=5")
            return "\(page.json["@odata.nextLink"]?.stringValue ?? "") \(next.ids)"
        },
        "retryAfter": { laboratory in
            _ = try await laboratory.get("/api/machines?$top=1")
            return try await laboratory.get("/api/machines").headers[.retryAfter] ?? ""
        },
        "refusals": { laboratory in
            _ = try await laboratory.get("/api/machines?$top=1")
            _ = try await laboratory.get("/api/machines")
            try await laboratory.advance("30s")
            return try await laboratory.get("/api/machines").headers[.retryAfter] ?? ""
        },
        "alertAnswers": { laboratory in
            let id = try #require(try await laboratory.list("alerts", "status eq 'New'").ids.first)
            return try await laboratory.patch("/api/alerts/\(id)", #"{"status":"Resolved"}"#).json["status"]?.stringValue ?? ""
        },
        "edits": { laboratory in
            let id = try #require(try await laboratory.list("alerts", "status eq 'New'").ids.first)
            _ = try await laboratory.patch("/api/alerts/\(id)", #"{"status":"Resolved"}"#)
            return try await laboratory.get("/api/alerts/\(id)").json["status"]?.stringValue ?? ""
        },
        "downloads": { laboratory in
            let export = try await laboratory.get("/api/machines/SoftwareInventoryExport").json
            return "\(try await laboratory.download(export["exportFiles"]?.arrayValue?.first?.stringValue).body.isEmpty)"
        },
        "wording": { try await $0.get("/api/machines/nobody").message },
        "statuses": { laboratory in
            _ = try await laboratory.post("/api/machines/\(try await laboratory.firstMachine())/unisolate", #"{"Comment":"c"}"#)
            try await laboratory.advance("1s")
            return try await laboratory.get("/api/machineactions").rows.first?["status"]?.stringValue ?? ""
        },
        "imports": { laboratory in
            let indicators = ["a", "b"].map {
                #"{"indicatorValue":"\#($0).example","indicatorType":"DomainName","action":"Block","title":"t","description":"d"}"#
            }
            let answer = try await laboratory.post("/api/indicators/import", #"{"Indicators":[\#(indicators.joined(separator: ","))]}"#)
            return "\(answer.rows.map { $0["isFailed"] ?? .null })"
        },
        "runTime": { laboratory in
            var statuses: [Int] = []
            for _ in 0..<3 {
                statuses.append(try await laboratory.post("/api/advancedqueries/run", #"{"Query":"AlertInfo | count"}"#).status)
            }
            return "\(statuses)"
        },
        "values": { try await $0.get("/api/machines?$top=1").rows.first?["osPlatform"]?.stringValue ?? "" },
        "arrivals": { laboratory in
            let made = try await laboratory.send(.post, "/_simulator/world/alerts", #"{"id":"late"}"#, token: nil)
            #expect(made.status == 201)
            let before = try await laboratory.get("/api/alerts/late").status
            try await laboratory.advance("11m")
            let late = try await laboratory.get("/api/alerts/late")
            #expect(late.json["lastUpdateTime"] == made.json["lastUpdateTime"])
            return "\(before) \(late.status)"
        },
        "alertTimes": { laboratory in
            try await laboratory.advance("20s")
            let one = try await laboratory.send(.post, "/_simulator/world/alerts", #"{"id":"a"}"#, token: nil)
            try await laboratory.advance("20s")
            let other = try await laboratory.send(.post, "/_simulator/world/alerts", #"{"id":"b"}"#, token: nil)
            return "\(one.json["alertCreationTime"] == other.json["alertCreationTime"])"
        },
        "devices": { laboratory in
            let name = try await laboratory.get("/api/machines?$top=1").rows.first?["computerDnsName"]?.stringValue ?? ""
            let named = try await laboratory.list("machines", "computerDnsName eq '\(name)'").rows
            return "\(named.map { "\($0["isPotentialDuplication"] ?? .null) \($0["mergedIntoMachineId"] ?? .null)" })"
        },
    ]

    @Test(arguments: ModeTable.values.map(\.name)) func everyValueOfAModeIsSeen(name: String) async throws {
        let probe = try #require(Self.probes[name], "the mode \(name) has no probe")
        let values = try #require(ModeTable.values.first { $0.name == name }).values
        var seen: [String] = []
        for value in values {
            let laboratory = try await Laboratory { options in
                if ["retryAfter", "refusals"].contains(name) { options.limits = .perMinute(1) }
                let isKnown = options.modes.set(name, to: value)
                #expect(isKnown)
            }
            seen.append(try await probe(laboratory))
        }
        #expect(Set(seen).count == values.count, "\(name): \(seen)")
    }

    @Test func twinsComeAndGoWithTheirMode() async throws {
        let laboratory = try await Laboratory()
        try await laboratory.put(faults: #"{"modes":{"devices":"duplicated"},"rules":[]}"#)
        #expect(try await laboratory.get("/api/machines").ids.count == 53)
        _ = try await laboratory.send(.delete, "/_simulator/faults", token: nil)
        #expect(try await laboratory.get("/api/machines").ids.count == 50)
    }

    @Test func aNewRoleIsInTheNextTokenOnly() async throws {
        let laboratory = try await Laboratory { $0.roles = ["Machine.Read.All"] }
        let path = "/_simulator/apps/\(laboratory.tenant.credentials.clientID)"
        #expect(try await laboratory.get("/api/alerts").status == 403)
        let changed = try await laboratory.send(.patch, path, #"{"roles":["Alert.Read.All"]}"#, token: nil)
        #expect(changed.json["roles"] == ["Alert.Read.All"])
        #expect(try await laboratory.get("/api/alerts").status == 403)
        let token = try await laboratory.signIn().json["access_token"]?.stringValue
        #expect(try await laboratory.send(.get, "/api/alerts", token: token).status == 200)
        #expect(try await laboratory.send(.get, "/api/machines", token: token).status == 403)
        #expect(try await laboratory.send(.patch, path, #"{"role":[]}"#, token: nil).status == 400)
    }

    // MARK: Whose fault it is

    @Test func aFaultIsRefusedInTheShapeOfItsHost() async throws {
        let laboratory = try await Laboratory()
        let export = try await laboratory.get("/api/machines/SoftwareInventoryExport").json
        try await laboratory.put(faults: #"{"rules":[{"do":{"status":503,"retryAfter":7}}]}"#)
        let api = try await laboratory.get("/api/machines")
        #expect(api.json["error"]?["target"] != nil && api.code == "ServiceUnavailable")
        let graph = try await laboratory.post("/v1.0/security/runHuntingQuery", "{}")
        #expect(graph.json["error"]?["innerError"]?["request-id"] != nil && graph.code == "ServiceUnavailable")
        let login = try await laboratory.signIn()
        #expect(login.status == 503 && login.json["error"] == "temporarily_unavailable")
        #expect(login.json["error_description"]?.stringValue?.hasPrefix("AADSTS90033: ") == true)
        #expect([api, graph, login].allSatisfy { $0.headers[.retryAfter] == "7" })
        let storage = try await laboratory.download(export["exportFiles"]?.arrayValue?.first?.stringValue)
        #expect(storage.headers[.contentType] == "application/xml" && storage.status == 503)
    }

    @Test func aPathThatGraphDoesNotKnowIsRefusedInItsShape() async throws {
        let answer = try await Laboratory().get("/v1.0/me")
        #expect(answer.status == 404 && answer.json["error"]?["innerError"] != nil)
    }

    /// Where there is nothing, nobody has injected anything.
    @Test(arguments: ["login.microsoftonline.com", "labstorage.blob.core.windows.net", "graph.microsoft.com"])
    func aPathThatIsNowhereIsSaidToBe(host: String) async throws {
        let tenant = try await Laboratory().tenant
        let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/api/alerts")
        let (response, body) = try await tenant.respond(to: request, body: [])
        #expect(response.status == .notFound)
        #expect(String(decoding: body, as: UTF8.self).contains("No API is found for GET /api/alerts"))
    }
}

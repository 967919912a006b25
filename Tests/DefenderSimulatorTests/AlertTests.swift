import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

struct AlertTests {
    @Test func theNewestStandFirst() async throws {
        let times = try await Laboratory().get("/api/alerts").rows.compactMap { $0["alertCreationTime"]?.stringValue }
        #expect(times.count == 50)
        #expect(times == times.sorted(by: >))
        #expect(times.allSatisfy { $0.utf8.count == 28 && $0.hasSuffix("Z") })
    }

    @Test func everyPropertyIsThere() async throws {
        let laboratory = try await Laboratory()
        let alert = try #require(try await laboratory.get("/api/alerts?$top=1&$expand=evidence").rows.first)
        #expect(alert.objectValue?.members.map { $0.key } == Alert.schema.fields.map { $0.name }.sorted())
        let evidence = try #require(alert["evidence"]?.arrayValue)
        #expect(evidence.compactMap { $0["entityType"]?.stringValue } == ["File", "Process", "User", "Ip"])
        for entry in evidence {
            #expect(entry.objectValue?.members.map { $0.key } == AlertEvidence.schema.fields.map { $0.name }.sorted())
        }
    }

    @Test func evidenceComesOnlyWhenAskedForInLists() async throws {
        let laboratory = try await Laboratory()
        let plain = try #require(try await laboratory.get("/api/alerts?$top=1").rows.first)
        #expect(plain["evidence"] == [])
        let id = try #require(plain["id"]?.stringValue)
        let single = try await laboratory.get("/api/alerts/\(id)")
        #expect(single.json["@odata.context"]?.stringValue?.hasSuffix("/api/$metadata#Alerts/$entity") == true)
        #expect(single.json["evidence"]?.arrayValue?.count == 4)
    }

    @Test func pagesAreCutByTopAndSkip() async throws {
        let laboratory = try await Laboratory()
        let all = try await laboratory.get("/api/alerts").ids
        var paged: [String] = []
        for skip in stride(from: 0, to: 60, by: 20) {
            let page = try await laboratory.get("/api/alerts?$top=20&$skip=\(skip)&$count=true")
            #expect(page.json["@odata.count"] == 50)
            #expect(page.json["@odata.nextLink"]?.stringValue == nil)
            paged += page.ids
        }
        #expect(paged == all)
        #expect(Set(all).count == 50)
    }

    @Test func whatGoesPastAPageIsLinked() async throws {
        let alerts = try (0...10_000).map { number in
            try Record(schema: Alert.schema, decoding: ["id": .string("a\(number)"), "severity": "Low"])
        }
        let laboratory = try await Laboratory { $0.source = .world(World(alerts: alerts)) }
        let first = try await laboratory.get("/api/alerts?$filter=severity%20eq%20'Low'")
        #expect(first.rows.count == 10_000)
        let link = try #require(first.json["@odata.nextLink"]?.stringValue)
        #expect(link == "http://lab.example/api/alerts?$filter=severity%20eq%20%27Low%27&$skip=10000")
        let second = try await laboratory.get(String(link.dropFirst("http://lab.example".utf8.count)))
        #expect(second.rows.count == 1)
        #expect(Set(first.ids).isDisjoint(with: second.ids))
    }

    @Test(arguments: [
        "$top=10001", "$top=-1", "$top=x", "$skip=-1", "$stop=1", "$expand=device",
        "$count=yes", "$top=1&$TOP=2", "$filter=", "$filter=nonsense%20eq%201", "$filter=machineId%20eq%20'x'",
        "$filter=severity%20eq%20'Hihg'", "$filter=severity%20eq%201", "$filter=lastUpdateTime%20ge%20'2026-01-01'",
        "$filter=title%20eq%20'x'", "$filter=status", "$filter=geo.length(status)%20eq%203", "$filter=id%20eq%20'x",
    ])
    func whatIsNoQueryIsAnODataError(query: String) async throws {
        let answer = try await Laboratory().get("/api/alerts?\(query)")
        #expect(answer.status == 400)
        #expect(answer.code == "ODataError")
        #expect(!answer.message.isEmpty)
    }

    @Test func filtersSelect() async throws {
        let laboratory = try await Laboratory()
        let all = try await laboratory.get("/api/alerts").rows
        func expect(_ filter: String, _ holds: (JSONValue) -> Bool) async throws {
            let answer = try await laboratory.list("alerts", filter)
            let wanted = all.filter(holds).compactMap { $0["id"]?.stringValue }
            #expect(answer.ids == wanted, "\(filter): \(answer.message)")
            #expect(!wanted.isEmpty && wanted.count < all.count, "\(filter) proves nothing")
        }
        let ranks = ["UnSpecified", "Informational", "Low", "Medium", "High"]
        func rank(_ alert: JSONValue) -> Int { ranks.firstIndex(of: alert["severity"]?.stringValue ?? "") ?? 0 }
        try await expect("severity eq 'High'") { $0["severity"] == "High" }
        try await expect("severity eq 'high'") { $0["severity"] == "High" }
        try await expect("Severity ge 'Medium'") { rank($0) >= 3 }
        try await expect("severity lt 'Medium'") { rank($0) < 3 }
        try await expect("not (severity eq 'High' or status ne 'New')") { $0["severity"] != "High" && $0["status"] == "New" }
        try await expect("status in ('New','InProgress') and category eq 'Ransomware'") { $0["category"] == "Ransomware" }
        try await expect("assignedTo eq null") { $0["assignedTo"] == .null }
        try await expect("startswith(category,'Ran') or contains(category,'overy')") {
            $0["category"] == "Ransomware" || $0["category"] == "Discovery"
        }
        try await expect("endswith(assignedTo,'.example')") { $0["assignedTo"] != .null }
        try await expect("lastUpdateTime ge 2026-07-01T06:00:00Z") {
            ($0["lastUpdateTime"]?.stringValue ?? "") >= "2026-07-01T06:00:00.0000000Z"
        }
        try await expect("alertCreationTime gt 2026-07-01Z") { ($0["alertCreationTime"]?.stringValue ?? "") > "2026-07-01" }
        try await expect("incidentId le 1005 and incidentId gt 1001.5") {
            (1002...1005).contains($0["incidentId"]?.integerValue ?? 0)
        }
    }

    @Test func plusIsABlankAndQuotesAreDoubled() async throws {
        let laboratory = try await Laboratory()
        #expect(try await laboratory.get("/api/alerts?$filter=status+eq+'New'").rows.isEmpty == false)
        let quoted = try await laboratory.get("/api/alerts?$filter=category+eq+'O''Brien'")
        #expect(quoted.status == 200 && quoted.rows.isEmpty)
    }
}

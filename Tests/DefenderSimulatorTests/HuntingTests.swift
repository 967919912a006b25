import Canonical
import DefenderAPI
import DefenderSimulator
import Diagnostics
import HTTPTypes
import Testing

struct HuntingTests {
    private func hunt(_ query: String, _ laboratory: Laboratory? = nil) async throws -> Laboratory.Answer {
        let given: JSONValue = ["Query": .string(query)]
        let tenant = if let laboratory { laboratory } else { try await Laboratory() }
        return try await tenant.post("/api/advancedqueries/run", given.canonicalText)
    }

    @Test func theTablesTellWhatTheListsTell() async throws {
        let laboratory = try await Laboratory()
        let devices = try await laboratory.get("/api/machines").rows
        let found = try await hunt("DeviceInfo | project DeviceName, DeviceId, OSBuild", laboratory)
        #expect(
            found.json["Schema"] == [
                ["Name": "DeviceName", "Type": "String"], ["Name": "DeviceId", "Type": "String"], ["Name": "OSBuild", "Type": "Int64"],
            ])
        let rows = found.json["Results"]?.arrayValue ?? []
        #expect(rows.map { $0["DeviceId"] } == devices.map { $0["id"] })
        #expect(rows.map { $0["DeviceName"] } == devices.map { $0["computerDnsName"] })
        let alerts = try await laboratory.list("alerts", "severity eq 'High'").ids
        let high = try await hunt("AlertInfo | where Severity == 'High' | project AlertId", laboratory)
        #expect(Set(high.json["Results"]?.arrayValue?.compactMap { $0["AlertId"]?.stringValue } ?? []) == Set(alerts))
        let result = try await laboratory.read(.hunting("AlertInfo | where Severity == 'High' | count"))
        #expect(result.rows == [[.integer(Int64(alerts.count))]])
    }

    @Test(arguments: [
        ("T | where A == 'x'", [1]), ("T | where A =~ 'X'", [1, 2]), ("T | where A != 'x' and N > 1", [2, 3, 4]),
        ("T | where N >= 2 and N <= 3", [2, 3]), ("T | where N in (1, 4)", [1, 4]), ("T | where A !in ('x', 'X')", [3, 4]),
        ("T | where A in~ ('X')", [1, 2]), ("T | where A contains 'ROAD'", [3, 4]), ("T | where A contains_cs 'Road'", [4]),
        ("T | where A has 'road'", [3]), ("T | where A !has 'road' and N > 2", [4]), ("T | where A startswith 'THE'", [3]),
        ("T | where A endswith 'way'", [4]), ("T | where When > ago(2d)", [1, 2]), ("T | where When < datetime(2026-06-29)", [3, 4]),
        ("T | where not(N == 1) and isnotempty(A)", [2, 3, 4]), ("T | where strlen(A) == 1", [1, 2]),
        ("T | where now() - When > 36h", [2, 3, 4]), ("T | where N * 2 + 1 == 7", [3]), ("T | where N % 2 == 0", [2, 4]),
        ("T | where On", [1, 3]), ("T | take 2", [1, 2]), ("T | limit 0", []), ("T | sort by N", [4, 3, 2, 1]),
        ("T | order by A asc, N asc", [4, 2, 3, 1]), ("T | top 1 by When desc", [1]), ("T // all\n| where N == 1;", [1]),
        ("t | where A has_any ('road', 'x')", [1, 2, 3]), (#"T | where A == @'x' or A == "\u0078""#, [1]),
    ])
    func operatorsSelect(query: String, numbers: [Int64]) async throws {
        let laboratory = try await Self.laboratory()
        let answer = try await hunt(query, laboratory)
        #expect(answer.json["Results"]?.arrayValue?.compactMap { $0["N"]?.integerValue } == numbers, "\(answer.message)")
    }

    private static func laboratory() async throws -> Laboratory {
        let text = """
            tables:
              T:
                - { N: 1, A: x, On: true, When: -1d }
                - { N: 2, A: X, On: false, When: -37h }
                - { N: 3, A: the road, On: true, When: -3d }
                - { N: 4, A: Roadway, On: false, When: -4d }
            """
        let file = SourceFile(path: "world.yaml", bytes: Array(text.utf8))
        let world = try WorldFile.read(file, seed: 1, tenantID: "t", now: Laboratory.start)
        return try await Laboratory { $0.source = .world(world) }
    }

    @Test func columnsAreMadeAndNamed() async throws {
        let laboratory = try await Self.laboratory()
        let answer = try await hunt("T | extend Big = N > 2 | project Big, Twice = N * 2, A = toupper(A) | distinct Big", laboratory)
        #expect(answer.json["Schema"] == [["Name": "Big", "Type": "Boolean"]])
        #expect(answer.json["Results"] == [["Big": false], ["Big": true]])
    }

    @Test(arguments: [
        ("T | summarize count() by A", "Unknown operator 'summarize'", "line 1, position 5"),
        ("T\n| where N > 1\n| project-away A", "Unknown operator 'project-away'", "line 3, position 3"),
        ("Nowhere | take 1", "named 'Nowhere'", "line 1, position 1"), ("T | where Nope == 1", "named 'Nope'", "position 11"),
        ("T | where N", "'where' operator: the expression must be of type bool", "position 11"),
        ("T | where A > 1", "do not go with '>'", "position 13"), ("T | where A == 'x", "not closed", "position 16"),
        ("T | take x", "'x' is not expected", "position 10"), ("T | where", "ends too soon", "position 10"),
        ("T | where frob(A)", "Unknown function 'frob'", "position 11"), ("T | where A == \u{1F600}", "not expected", "position 16"),
    ])
    func mistakesAreNamedWithTheirPlace(query: String, sentence: String, place: String) async throws {
        let answer = try await hunt(query, try await Self.laboratory())
        #expect(answer.status == 400)
        #expect(answer.code == "BadRequest")
        #expect(answer.message.contains(sentence) && answer.message.contains(place), "\(answer.message)")
    }

    @Test(arguments: ["", #"{"Query":""}"#, #"{"query":"T"}"#, "[]"])
    func aBodyWithoutQueryIsRefused(body: String) async throws {
        #expect(try await Laboratory().post("/api/advancedqueries/run", body).status == 400)
    }

    @Test func graphAnswersInItsOwnShape() async throws {
        let laboratory = try await Laboratory()
        let path = "/v1.0/security/runHuntingQuery"
        let body = #"{"Query":"AlertInfo | take 1 | project AlertId","Timespan":"P30D"}"#
        let foreign = try await laboratory.post(path, body)
        #expect(foreign.status == 403)
        #expect(foreign.json["error"]?["innerError"]?["request-id"]?.stringValue?.utf8.count == 36)
        let signedIn = try await laboratory.signIn(scope: "https://graph.microsoft.com/.default")
        let token = try #require(signedIn.json["access_token"]?.stringValue)
        let answer = try await laboratory.send(.post, path, body, token: token)
        #expect(answer.json["schema"] == [["name": "AlertId", "type": "String"]])
        #expect(answer.json["results"]?.arrayValue?.count == 1)
        let none = try await laboratory.send(
            .post, path, #"{"Query":"AlertInfo","Timespan":"PT1S"}"#, token: token)
        #expect(none.json["results"] == [])
        let bad = try await laboratory.send(.post, path, #"{"Query":"AlertInfo","Timespan":"a week"}"#, token: token)
        #expect(bad.json["error"]?["code"] == "BadRequest")
        #expect(try await laboratory.send(.get, "/api/alerts", token: token).status == 403)
    }

    @Test func anEventLeadsToAnAlertOfOnesOwn() async throws {
        let laboratory = try await Laboratory()
        let events = try await hunt("DeviceProcessEvents | take 1 | project Timestamp, DeviceId, ReportId", laboratory)
        let event = try #require(events.json["Results"]?.arrayValue?.first)
        let draft: JSONValue = [
            "machineId": event["DeviceId"] ?? .null, "eventTime": event["Timestamp"] ?? .null,
            "reportId": .string(event["ReportId"]?.integerValue.map { "\($0)" } ?? ""), "severity": "Low", "title": "t",
            "description": "d", "recommendedAction": "r", "category": "Malware",
        ]
        let made = try await laboratory.post("/api/alerts/CreateAlertByReference", draft.canonicalText)
        #expect(made.status == 200, "\(made.message)")
    }

    /// Ten minutes of run time an hour: with half a second a query that is a good thousand, more than the calls allow; a large
    /// world comes there first.
    @Test func theQuotaIsTheTenants() async throws {
        let laboratory = try await Laboratory { options in
            options.limits = .documented
            options.source = .generated(devices: 2, alerts: 50)
        }
        var answers: [Int] = []
        for _ in 0..<46 { answers.append(try await hunt("AlertInfo | count", laboratory).status) }
        #expect(answers == Array(repeating: 200, count: 45) + [429])
    }

    @Test func aTableTellsItsColumns() async throws {
        let laboratory = try await Laboratory()
        let answer = try await hunt("AlertInfo | getschema | where ColumnType == 'datetime' | project ColumnName", laboratory)
        #expect(answer.json["Results"] == [["ColumnName": "Timestamp"]])
    }

    @Test func theRunTimeOfAnHourIsUsedUpAndComesBack() async throws {
        let laboratory = try await Laboratory {
            let isKnown = $0.modes.set("runTime", to: "dear")
            #expect(isKnown)
        }
        for _ in 0..<2 {
            #expect(try await hunt("AlertInfo | count", laboratory).status == 200)
            try await laboratory.advance("10m")
        }
        let refused = try await hunt("AlertInfo | count", laboratory)
        #expect(refused.status == 429 && refused.code == "TooManyRequests")
        #expect(refused.message.contains("10 minutes of run time per hour"))
        #expect(refused.headers[.retryAfter] == "2401")
        try await laboratory.advance("41m")
        // The token of the beginning is over by now, too.
        let token = try await laboratory.signIn().json["access_token"]?.stringValue
        for status in [200, 429] {
            let answer = try await laboratory.send(
                .post, "/api/advancedqueries/run", #"{"Query":"AlertInfo | count"}"#, token: token)
            #expect(answer.status == status)
        }
    }
}

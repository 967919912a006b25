import Canonical
import DefenderSimulator
import Diagnostics
import Foundation
import HTTPTypes
import SchemaValidation
import Testing

struct FaultTests {
    private static let tag = #"{"Value":"x","Action":"Add"}"#

    /// A laboratory with these rules and the path of a change that they are about.
    private func laboratory(_ rules: String) async throws -> (Laboratory, tag: String) {
        let laboratory = try await Laboratory()
        let machine = try await laboratory.firstMachine()
        try await laboratory.put(faults: #"{"rules":[\#(rules)]}"#)
        return (laboratory, "/api/machines/\(machine)/tags")
    }

    @Test func aRefusalComesInThePlaceOfTheEffect() async throws {
        let rule = #"{"match":{"method":"post","path":"/api/machines/*/tags","times":1},"do":{"status":429,"retryAfter":7}}"#
        let (laboratory, path) = try await laboratory(rule)
        let refused = try await laboratory.post(path, Self.tag)
        #expect(refused.status == 429)
        #expect(refused.code == "TooManyRequests")
        #expect(refused.headers[.retryAfter] == "7")
        #expect(try await laboratory.journal().isEmpty)
        #expect(try await laboratory.post(path, Self.tag).status == 200)
    }

    @Test func anErrorAfterTheEffectIsRecordedWithItsStatus() async throws {
        let rule = #"{"match":{"path":"/api/machines/*/tags"},"do":{"status":500,"code":"Boom"},"effect":"before"}"#
        let (laboratory, path) = try await laboratory(rule)
        let answer = try await laboratory.post(path, Self.tag)
        #expect(answer.status == 500)
        #expect(answer.code == "Boom")
        #expect(try await laboratory.journal().map { $0["status"] } == [500])
        #expect(try await laboratory.get(String(path.dropLast(5))).json["machineTags"] == ["x"])
    }

    /// The request is refused and carried out all the same, later.
    @Test func anEffectMayComeAfterItsRefusal() async throws {
        let rule = #"{"match":{"path":"/api/machines/*/tags"},"do":{"status":504},"effect":"after"}"#
        let (laboratory, path) = try await laboratory(rule)
        #expect(try await laboratory.post(path, Self.tag).status == 504)
        #expect(try await laboratory.get(String(path.dropLast(5))).json["machineTags"] == ["x"])
        #expect(try await laboratory.journal().map { $0["status"] } == [504])
    }

    @Test(arguments: [("before", 1), ("none", 0)])
    func aCutConnectionHasNoAnswer(effect: String, effects: Int) async throws {
        let rule = #"{"match":{"endpoint":"add-or-remove-machine-tag"},"do":{"cutAfterBytes":0},"effect":"\#(effect)"}"#
        let (laboratory, path) = try await laboratory(rule)
        let cut = await #expect(throws: ConnectionCut.self) { try await laboratory.post(path, Self.tag) }
        #expect(cut?.response == nil)
        let journal = try await laboratory.journal()
        #expect(journal.map { $0["status"] } == Array(repeating: 0, count: effects))
    }

    @Test func aCutInTheMidstLeavesTheFirstBytes() async throws {
        let (laboratory, _) = try await laboratory(#"{"match":{"path":"/api/machines"},"do":{"cutAfterBytes":9}}"#)
        let cut = try #require(await #expect(throws: ConnectionCut.self) { try await laboratory.get("/api/machines") })
        #expect(cut.response?.status == .ok)
        #expect(cut.sent == Array(#"{"@odata."#.utf8))
        #expect(cut.length > 1000)
    }

    @Test(arguments: [("truncated", false), ("invalid", false), ("empty", true)])
    func aBodyIsSpoilt(body: String, isEmpty: Bool) async throws {
        let (laboratory, _) = try await laboratory(#"{"match":{"path":"/API/Alerts*"},"do":{"body":"\#(body)"}}"#)
        let answer = try await laboratory.get("/api/v1.0/alerts")
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty == isEmpty)
        #expect((try? JSONValue(parsing: answer.body)) == nil)
    }

    @Test(arguments: [
        (#""after":2,"times":1"#, [200, 200, 500, 200]), (#""nth":2"#, [200, 500, 200, 200]),
        (#""nth":2,"times":2"#, [200, 500, 500, 200]), (#""times":1"#, [500, 200, 200, 200]), ("", [500, 500, 500, 500]),
    ])
    func rulesCountTheirRequests(condition: String, statuses: [Int]) async throws {
        let (laboratory, _) = try await laboratory(#"{"match":{\#(condition)},"do":{"status":500}}"#)
        var seen: [Int] = []
        for _ in statuses { seen.append(try await laboratory.get("/api/machines?$top=0").status) }
        #expect(seen == statuses)
    }

    @Test func aRuleMayWaitForEffects() async throws {
        let (laboratory, path) = try await laboratory(#"{"match":{"afterEffects":1},"do":{"status":503}}"#)
        #expect(try await laboratory.get("/api/machines?$top=0").status == 200)
        #expect(try await laboratory.post(path, Self.tag).status == 200)
        #expect(try await laboratory.get("/api/machines?$top=0").status == 503)
    }

    /// A delay of an hour that ends at once when the faults are taken back.
    @Test func delaysEndWithTheirRule() async throws {
        let (laboratory, _) = try await laboratory(#"{"match":{"path":"/api/alerts"},"do":{"delay":"1h"}}"#)
        async let late = laboratory.get("/api/alerts?$top=0")
        while try await laboratory.faults()["rules"]?.arrayValue?.first?["struck"] != 1 { await Task.yield() }
        #expect(try await laboratory.send(.delete, "/_simulator/faults", token: nil).status == 200)
        #expect(try await late.status == 200)
    }

    @Test func theFirstRuleThatStrikesCountsAndAllAreShown() async throws {
        let rules = #"{"do":{"status":500},"match":{"times":1}},{"do":{"status":503}}"#
        let (laboratory, _) = try await laboratory("")
        try await laboratory.put(faults: #"{"rules":[\#(rules)],"modes":{"duplicates":"queue"}}"#)
        #expect(try await laboratory.get("/api/machines").status == 500)
        #expect(try await laboratory.get("/api/machines").status == 503)
        let shown = try await laboratory.faults()
        #expect(shown["rules"] == [["matched": 2, "struck": 1], ["matched": 2, "struck": 1]])
        #expect(shown["modes"]?["duplicates"] == "queue" && shown["modes"]?["paging"] == "plain")
        _ = try await laboratory.send(.delete, "/_simulator/faults", token: nil)
        #expect(try await laboratory.faults()["modes"]?["duplicates"] == "reject")
        #expect(try await laboratory.faults()["rules"] == [])
    }

    @Test(arguments: [
        (#"{"rule":[]}"#, "has no key `rule`"), (#"{"rules":[{}]}"#, "needs a key such as `do`"),
        (#"{"rules":[{"do":{}}]}"#, "do needs a key"), (#"{"rules":[{"do":{"stauts":500}}]}"#, "did you mean `status`?"),
        (#"{"rules":[{"do":{"status":99}}]}"#, "`status` must be an integer from 200 to 599"),
        (#"{"rules":[{"do":{"delay":"-1s"}}]}"#, "`delay` must be a duration"),
        (#"{"rules":[{"do":{"body":"short"}}]}"#, "`body` must be one of truncated, invalid, empty"),
        (#"{"rules":[{"do":{"code":"X"}}]}"#, "it needs a `status`"),
        (#"{"rules":[{"do":{"status":500},"effect":"sometimes"}]}"#, "`effect` must be one of none, before, after"),
        (#"{"rules":[{"do":{"status":500},"match":{"endpoint":"isolate-machin"}}]}"#, "did you mean `isolate-machine`?"),
        (#"{"rules":[{"do":{"status":500},"match":{"nth":1,"after":1}}]}"#, "say the same in two ways"),
        (#"{"modes":{"duplicates":"never"}}"#, "`duplicates` must be one of reject, pending, queue"), ("{", "JSON"),
    ])
    func mistakesAreSaid(body: String, sentence: String) async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.send(.put, "/_simulator/faults", body, token: nil)
        #expect(answer.status == 400)
        #expect(answer.json["error"]?.stringValue?.contains(sentence) == true, "\(answer.json)")
    }

    /// schemas/faults.schema.json is written by hand; this holds it to the reader, and the documentation to both.
    @Test func theSchemaAndTheDocumentationAreTheReaders() throws {
        let schema = try Schema(named: "faults")
        func keys(_ definition: JSONValue?) -> [String] { definition?["properties"]?.objectValue?.members.map { $0.key } ?? [] }
        #expect(keys(schema.json["$defs"]?["match"]) == FaultsFile.matchKeys.sorted())
        #expect(keys(schema.json["$defs"]?["do"]) == FaultsFile.deedKeys.sorted())
        let modes = schema.json["properties"]?["modes"]?["properties"]
        for (name, values) in ModeTable.values {
            #expect(modes?[name]?["enum"] == .array(values.map { .string($0) }))
        }
        #expect(modes?.objectValue?.members.count == ModeTable.values.count)
        let page = try Repository.text("docs/simulator.md")
        let example = try #require(
            page.components(separatedBy: "```yaml (faults)\n").dropFirst().first?.components(separatedBy: "```").first)
        #expect(throws: Never.self) { try FaultsFile.read(SourceFile(path: "faults.yaml", bytes: Array(example.utf8))) }
        for key in FaultsFile.matchKeys + FaultsFile.deedKeys + ModeTable.values.flatMap({ [$0.name] + $0.values }) {
            #expect(page.contains(key), "\(key)")
        }
    }

    @Test func aFileIsReadWithItsPlaces() throws {
        func read(_ deed: String) throws -> Faults {
            let text = "modes: { duplicates: pending }\nrules:\n  - match: { path: /api/alerts, nth: 2 }\n    do: \(deed)\n"
            return try FaultsFile.read(SourceFile(path: "faults.yaml", bytes: Array(text.utf8)))
        }
        #expect(try read("{ delay: 5s, retryAfter: 'Wed, 01 Jul 2026 12:00:05 GMT' }") != .none)
        let failure = #expect(throws: SimulatorFailure.self) { try read("{ delay: 5 }") }
        #expect("\(failure.map { "\($0)" } ?? "")".hasPrefix("faults.yaml:4:18"))
    }
}

extension Laboratory {
    func put(faults: String) async throws {
        let answer = try await send(.put, "/_simulator/faults", faults, token: nil)
        #expect(answer.status == 200, "\(answer.json)")
    }

    func faults() async throws -> JSONValue { try await send(.get, "/_simulator/faults", token: nil).json }
}

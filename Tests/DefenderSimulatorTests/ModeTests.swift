import Canonical
import DefenderSimulator
import HTTPTypes
import Testing

struct ModeTests {
    private func laboratory(_ name: String, _ value: String) async throws -> Laboratory {
        try await Laboratory { options in
            let isKnown = options.modes.set(name, to: value)
            #expect(isKnown)
        }
    }

    /// The pages that a client that follows links would see, at most five.
    private func pages(_ laboratory: Laboratory, _ path: String) async throws -> (ids: [[String]], links: [String]) {
        var (ids, links, next) = ([[String]](), [String](), Optional(path))
        while let link = next, ids.count < 5 {
            let answer = try await laboratory.get(link)
            ids.append(answer.ids)
            let following = answer.json["@odata.nextLink"]?.stringValue
            if let following { links.append(following) }
            next = following.map { "/" + $0.split(separator: "/").dropFirst(2).joined(separator: "/") }
        }
        return (ids, links)
    }

    @Test(arguments: PagingMode.allCases) func pagesHangTogetherInManyWays(mode: PagingMode) async throws {
        let laboratory = try await laboratory("paging", mode.rawValue)
        let filter = "$filter=osPlatform%20ne%20'Windows11'"
        let all = try await laboratory.get("/api/machines?\(filter)").ids
        let (ids, links) = try await pages(laboratory, "/api/machines?\(filter)&pageSize=10")
        let first = Array(all.prefix(10))
        #expect(all.count > 10 && ids.first == first)
        switch mode {
        case .plain: #expect(ids.flatMap { $0 } == all)
        case .noNextLink: #expect(links.isEmpty)
        case .loop: #expect(ids == Array(repeating: first, count: 5))
        case .otherHost: #expect(links.allSatisfy { !$0.contains("lab.example") } && !links.isEmpty)
        case .lostFilter: #expect(links.allSatisfy { !$0.contains("filter") } && Set(ids.flatMap { $0 }) != Set(all))
        case .shift: #expect(ids[1].first == first.last && Set(ids.flatMap { $0 }) == Set(all))
        }
    }

    @Test(arguments: [("seconds", "60"), ("absent", nil), ("date", "Wed, 01 Jul 2026 12:01:00 GMT")])
    func aRefusalSaysWhenToComeAgain(mode: String, header: String?) async throws {
        let laboratory = try await Laboratory { options in
            options.limits = .perMinute(1)
            let isKnown = options.modes.set("retryAfter", to: mode)
            #expect(isKnown)
        }
        _ = try await laboratory.get("/api/machines")
        let answer = try await laboratory.get("/api/machines")
        #expect(answer.status == 429)
        #expect(answer.headers[.retryAfter] == header)
    }

    @Test func aChangedAlertMayBeAnsweredAsItWas() async throws {
        let laboratory = try await laboratory("alertAnswers", "stale")
        let id = try #require(try await laboratory.list("alerts", "status eq 'New'").ids.first)
        let answer = try await laboratory.patch("/api/alerts/\(id)", #"{"status":"Resolved"}"#)
        #expect(answer.status == 200 && answer.json["status"] == "New")
        #expect(try await laboratory.get("/api/alerts/\(id)").json["status"] == "Resolved")
    }

    @Test func aDownloadMayBeEmpty() async throws {
        let laboratory = try await laboratory("downloads", "empty")
        let export = try await laboratory.get("/api/machines/SoftwareInventoryExport").json
        let file = try await laboratory.download(export["exportFiles"]?.arrayValue?.first?.stringValue)
        #expect(file.status == 200 && file.body.isEmpty)
    }

    @Test func sentencesMayChangeAndCodesDoNot() async throws {
        let usual = try await Laboratory().get("/api/machines/nobody")
        let changed = try await laboratory("wording", "reworded").get("/api/machines/nobody")
        #expect(usual.code == changed.code && usual.message != changed.message)
    }

    @Test func aStatusMayBeOneThatNoPageLists() async throws {
        let laboratory = try await laboratory("statuses", "unlisted")
        let machine = try await laboratory.firstMachine()
        let path = "/api/machines/\(machine)/unisolate"
        _ = try await laboratory.post(path, #"{"Comment":"c"}"#)
        try await laboratory.advance("1s")
        #expect(try await laboratory.get("/api/machineactions").rows.first?["status"] == "Dispatched")
        #expect(try await laboratory.post(path, #"{"Comment":"c"}"#).status == 400)
        try await laboratory.advance("1s")
        #expect(try await laboratory.get("/api/machineactions").rows.first?["status"] == "Succeeded")
    }

    @Test func whatHasNoRouteMayBeSaidToBeMissing() async throws {
        let laboratory = try await Laboratory { $0.isStrict = true }
        #expect(try await laboratory.get("/api/nothing").status == 501)
        #expect(try await laboratory.get("/api/machines/nobody").status == 404)
    }

    @Test func routesThatNobodyCalledAreListed() async throws {
        let laboratory = try await Laboratory()
        let before = try await laboratory.send(.get, "/_simulator/coverage", token: nil).json
        #expect(before["routes"] == 114 && before["called"] == 0)
        _ = try await laboratory.get("/api/machines/nobody")
        let after = try await laboratory.send(.get, "/_simulator/coverage", token: nil).json
        #expect(after["called"] == 1)
        #expect(after["never"]?.arrayValue?.contains(["method": "GET", "route": "/api/machines/{id}"]) == false)
    }
}

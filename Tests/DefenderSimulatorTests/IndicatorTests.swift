import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

struct IndicatorTests {
    private func draft(_ text: String, _ kind: IndicatorValue.Kind = .ipAddress) throws -> IndicatorDraft {
        let value = try #require(IndicatorValue(text, kind: kind))
        return try #require(
            IndicatorDraft(value, action: "Block", title: "t", description: "d", generatesAlert: false))
    }

    @Test func aKnownValueIsUpdatedAndAnUnknownOneStored() async throws {
        let laboratory = try await Laboratory()
        var first = try draft("198.51.100.7")
        first.application = "one"
        guard case .indicator(let stored) = try await laboratory.perform(.submit(indicator: first)) else { return }
        first.application = "two"
        first.severity = "High"
        guard case .indicator(let updated) = try await laboratory.perform(.submit(indicator: first)) else { return }
        #expect(stored.id == updated.id && updated.application == "one" && updated.severity == "High")
        #expect(try await laboratory.read(.indicators(of: first.value)).items == [updated])
        let id = try #require(IndicatorID(stored.id))
        #expect(try await laboratory.perform(.delete(indicator: id)) == .nothing)
        #expect(try await laboratory.attempt(.delete(indicator: id)).code == "ResourceNotFound")
        guard case .indicator(let anew) = try await laboratory.perform(.submit(indicator: first)) else { return }
        #expect(anew.id != stored.id)
    }

    @Test func anExpiredIndicatorIsGone() async throws {
        let laboratory = try await Laboratory()
        var short = try draft("evil.example", .domainName)
        short.expirationTime = Laboratory.start + .seconds(60)
        _ = try await laboratory.perform(.submit(indicator: short))
        #expect(try await laboratory.read(.indicators()).items.count == 1)
        try await laboratory.advance("61s")
        #expect(try await laboratory.read(.indicators()).items.isEmpty)
    }

    @Test(arguments: [
        (#"{"indicatorValue":"","indicatorType":"IpAddress","action":"Block","title":"t","description":"d"}"#, "InvalidInput"),
        (
            #"{"indicatorValue":"10.0.0.0/8","indicatorType":"IpAddress","action":"Block","title":"t","description":"d"}"#,
            "InvalidIpAddress"
        ),
        (#"{"indicatorValue":"abc","indicatorType":"FileSha1","action":"Block","title":"t","description":"d"}"#, "InvalidHashValue"),
        (#"{"indicatorValue":"a..b","indicatorType":"DomainName","action":"Block","title":"t","description":"d"}"#, "InvalidDomainName"),
        (#"{"indicatorValue":"http://","indicatorType":"Url","action":"Block","title":"t","description":"d"}"#, "InvalidUrl"),
        (#"{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Audit","title":"t","description":"d"}"#, "InvalidInput"),
        (#"{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Block","title":"t"}"#, "MissingRequiredParameter"),
        (#"{"IndicatorValue":"1.1.1.1"}"#, "InvalidRequestBody"),
    ])
    func wrongIndicatorsAreRefused(body: String, code: String) async throws {
        let laboratory = try await Laboratory()
        #expect(try await laboratory.post("/api/indicators", body).code == code)
        #expect(try await laboratory.read(.indicators()).items.isEmpty)
    }

    @Test func anImportFailsItemByItem() async throws {
        let laboratory = try await Laboratory()
        let good = #"{"indicatorValue":"evil.example","indicatorType":"DomainName","action":"Block","title":"t","description":"d"}"#
        let bad = #"{"indicatorValue":"1.2.3","indicatorType":"IpAddress","action":"Block","title":"t","description":"d"}"#
        let answer = try await laboratory.post("/api/indicators/import", #"{"Indicators":[\#(good),\#(bad)]}"#)
        #expect(answer.status == 200)
        #expect(answer.rows.map { $0["isFailed"] } == [false, true])
        #expect(answer.rows[1]["failureReason"]?.stringValue?.contains("1.2.3") == true)
        #expect(try await laboratory.read(.indicators()).items.count == 1)
    }

    @Test func theTenantHoldsFifteenThousand() async throws {
        var world = World()
        world.indicators = try (0..<15_000).map { number in
            let value = JSONValue.string("10.\(number / 62_500).\(number / 250 % 250).\(number % 250)")
            return try Indicator(decoding: ["id": .string(String(number + 1)), "indicatorValue": value]).record
        }
        let laboratory = try await Laboratory { $0.source = .world(world) }
        #expect(try await laboratory.get("/api/indicators?$top=1&$count=true").json["@odata.count"] == 15_000)
        #expect(try await laboratory.attempt(.submit(indicator: try draft("192.0.2.1"))).status == 400)
        // A known value still fits.
        #expect(try await laboratory.attempt(.submit(indicator: try draft("10.0.0.1"))).status == 200)
        let many = try (0..<501).map { try draft("172.16.\($0 / 250).\($0 % 250)").json.canonicalText }
        let tooMany = try await laboratory.post("/api/indicators/import", #"{"Indicators":[\#(many.joined(separator: ","))]}"#)
        #expect(tooMany.code == "MaximumBatchSizeExceeded" && tooMany.message.contains("501"))
    }

    @Test func anAppWithTheNarrowRoleSeesItsOwnOnly() async throws {
        var world = World()
        let other = try Indicator(decoding: JSONValue.object(["id": "7", "indicatorValue": "192.0.2.9", "createdBy": "somebody"]))
        world.indicators = [other.record]
        let laboratory = try await Laboratory {
            $0.source = .world(world)
            $0.roles = ["Ti.ReadWrite"]
        }
        #expect(try await laboratory.read(.indicators()).items.isEmpty)
        #expect(try await laboratory.attempt(.submit(indicator: try draft("192.0.2.9"))).code == "Forbidden")
        #expect(try await laboratory.attempt(.delete(indicator: try #require(IndicatorID("7")))).code == "ResourceNotFound")
        _ = try await laboratory.perform(.submit(indicator: try draft("192.0.2.10")))
        #expect(try await laboratory.read(.indicators()).items.count == 1)
    }
}

import Canonical
import DefenderAPI
import TestRandom
import Testing

struct ODataFilterTests {
    private func field(_ name: String, _ schema: EntitySchema = Alert.schema) throws -> Field { try #require(schema.field(name)) }

    @Test func comparisonsAreSpelledAsThePagesShow() throws {
        let time = try #require(Timestamp(rfc3339: "2019-11-22T00:00:00Z"))
        let filters = [
            ODataFilter.compare(try field("severity"), .equal, .string("High")),
            .compare(try field("status"), .notEqual, .string("Resolved")),
            .compare(try field("incidentId"), .greaterOrEqual, .integer(7)),
            .compare(try field("lastUpdateTime"), .greater, .timestamp(time)),
        ]
        #expect(
            ODataFilter.and(filters.compactMap { $0 })?.text
                == "severity eq 'High' and status ne 'Resolved' and incidentId ge 7 and lastUpdateTime gt 2019-11-22T00:00:00Z")
        #expect(
            ODataFilter.startsWith(try field("computerDnsName", Machine.schema), "my")?.text == "startswith(computerDnsName,'my')")
        #expect(ODataFilter.and([]) == nil)
    }

    @Test(arguments: [
        ("title", FilterOperator.equal, ODataLiteral.string("x")), ("severity", .greater, .string("Low")),
        ("severity", .equal, .integer(1)), ("category", .notEqual, .string("x")), ("category", .startsWith, .string("x")),
        ("lastUpdateTime", .equal, .string("2019-11-22T00:00:00Z")), ("incidentId", .equal, .string("1")),
        ("machineId", .equal, .string("x")),
    ])
    func whatTheReferenceDoesNotShowIsNotPushed(_ name: String, _ comparison: FilterOperator, _ literal: ODataLiteral) throws {
        #expect(ODataFilter.compare(try field(name), comparison, literal) == nil)
    }

    @Test func timesAreCutToWhatTheServiceKeeps() throws {
        let time = try #require(Timestamp(rfc3339: "2026-01-02T03:04:05.123456789Z"))
        #expect(ODataFilter.alerts(updatedSince: time).text == "lastUpdateTime ge 2026-01-02T03:04:05.1234567Z")
    }

    @Test func aHostileTextStaysOneToken() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let text = generator.hostileText()
            let filter = try #require(ODataFilter.compare(try field("assignedTo"), .equal, .string(text)))
            let literal = Array(filter.text.utf8.dropFirst("assignedTo eq ".utf8.count))
            let token = try #require(lexed(literal))
            #expect(token.rest == 0 && Array(text.utf8) == token.value)
        }
    }

    @Test func aHostileTextStaysOneQueryValue() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<2_000 {
            let text = generator.hostileText()
            let filter = ODataFilter.compare(try field("assignedTo"), .equal, .string(text))
            let target = Query.alerts(filter: filter, top: 1).request.target
            let query = try #require(target.utf8.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false).last)
            #expect(target.utf8.count { $0 == UInt8(ascii: "?") } == 1)
            #expect(query.split(separator: UInt8(ascii: "&")).count == 3)
            #expect(target.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "'") })
        }
    }

    /// A string literal by OData's grammar: its value, and how many bytes follow it.
    private func lexed(_ bytes: [UInt8]) -> (value: [UInt8], rest: Int)? {
        let quote = UInt8(ascii: "'")
        guard bytes.first == quote else { return nil }
        var value: [UInt8] = []
        var place = 1
        while place < bytes.count {
            guard bytes[place] == quote else {
                value.append(bytes[place])
                place += 1
                continue
            }
            guard place + 1 < bytes.count, bytes[place + 1] == quote else { return (value, bytes.count - place - 1) }
            value.append(quote)
            place += 2
        }
        return nil
    }
}

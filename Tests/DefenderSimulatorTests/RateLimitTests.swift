import DefenderSimulator
import HTTPTypes
import Testing

struct RateLimitTests {
    @Test func thereIsNoneByDefault() async throws {
        let laboratory = try await Laboratory()
        for _ in 0..<150 { #expect(try await laboratory.get("/api/alerts?$top=0").status == 200) }
    }

    @Test func theDocumentedMinuteSlides() async throws {
        let laboratory = try await Laboratory { $0.limits = .documented }
        for _ in 0..<60 { #expect(try await laboratory.get("/api/alerts?$top=0").status == 200) }
        try await laboratory.advance("40s")
        for _ in 0..<40 { #expect(try await laboratory.get("/api/machines?$top=0").status == 200) }
        let refused = try await laboratory.get("/api/alerts?$top=0")
        #expect(refused.status == 429)
        #expect(refused.code == "TooManyRequests")
        #expect(refused.headers[.retryAfter] == "20")
        try await laboratory.advance("19s")
        #expect(try await laboratory.get("/api/alerts?$top=0").headers[.retryAfter] == "1")
        try await laboratory.advance("1s")
        for _ in 0..<60 { #expect(try await laboratory.get("/api/alerts?$top=0").status == 200) }
        #expect(try await laboratory.get("/api/alerts?$top=0").headers[.retryAfter] == "40")
    }

    @Test func aRefusedChangeIsNoEffect() async throws {
        let laboratory = try await Laboratory { $0.limits = .perMinute(2) }
        let machine = try await laboratory.firstMachine()
        let path = "/api/machines/\(machine)/unisolate"
        #expect(try await laboratory.post(path, #"{"Comment":"x"}"#).status == 201)
        #expect(try await laboratory.post(path, #"{"Comment":"x"}"#).status == 429)
        #expect(try await laboratory.journal().count == 1)
    }
}

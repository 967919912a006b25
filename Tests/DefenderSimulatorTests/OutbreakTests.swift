import Canonical
import DefenderSimulator
import HTTPTypes
import Testing

struct OutbreakTests {
    private func laboratory() async throws -> Laboratory {
        try await Laboratory { options in
            options.source = .generated(devices: 30, alerts: 0)
            options.scenario = .outbreak
        }
    }

    private func scenario(_ laboratory: Laboratory) async throws -> (outcome: String, infected: [String]) {
        let json = try await laboratory.send(.get, "/_simulator/scenario", token: nil).json
        return (
            json["outcome"]?.stringValue ?? "",
            json["infected"]?.arrayValue?.compactMap { $0["machineId"]?.stringValue } ?? []
        )
    }

    @Test func itDoublesUntilNobodyIsLeft() async throws {
        let laboratory = try await laboratory()
        try await laboratory.advance("25m")
        #expect(try await scenario(laboratory).infected.count == 4)
        let alerts = try await laboratory.list("alerts", "category eq 'Ransomware' and status eq 'New'").rows
        #expect(Set(alerts.compactMap { $0["machineId"]?.stringValue }) == Set(try await scenario(laboratory).infected))
        try await laboratory.advance("1d")
        let end = try await scenario(laboratory)
        #expect(end.outcome == "lost" && end.infected.count > 15)
    }

    @Test(arguments: ["1m", "9h"]) func containmentEndsIt(step: String) async throws {
        let laboratory = try await laboratory()
        try await laboratory.advance("15m")
        let infected = try await scenario(laboratory).infected
        #expect(infected.count == 2)
        for machine in infected {
            let answer = try await laboratory.post("/api/machines/\(machine)/isolate", #"{"Comment":"c","IsolationType":"Full"}"#)
            #expect(answer.status == 201)
        }
        try await laboratory.advance(step)
        try await laboratory.advance("10m")
        let end = try await scenario(laboratory)
        #expect(end.outcome == "contained" && end.infected == infected)
    }

    @Test func aReleasedDeviceSpreadsItAgain() async throws {
        let laboratory = try await laboratory()
        let first = try #require(try await scenario(laboratory).infected.first)
        _ = try await laboratory.post("/api/machines/\(first)/isolate", #"{"Comment":"c","IsolationType":"Full"}"#)
        try await laboratory.advance("2s")
        _ = try await laboratory.post("/api/machines/\(first)/unisolate", #"{"Comment":"c"}"#)
        try await laboratory.advance("11m")
        #expect(try await scenario(laboratory).infected.count == 2)
    }
}

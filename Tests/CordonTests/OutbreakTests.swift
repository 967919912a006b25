import Canonical
import Foundation
import Testing

/// An outbreak with and without the shipped playbooks.
struct OutbreakTests {
    private struct End: Equatable {
        let outcome: String
        /// How many rounds of ten minutes it took.
        let rounds: Int
        let infected: Int
    }

    /// The outbreak's end, with something done before each of its rounds.
    private func outbreak(_ respond: @escaping (Lab) async throws -> Void) async throws -> End {
        var end: End?
        let world = ["--seed", "7", "--devices", "30", "--alerts", "0", "--scenario", "outbreak", "--clock", "virtual"]
        try await Lab.open(world: "", world) { lab in
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            for round in 1...12 where end == nil {
                try await respond(lab)
                try await lab.ask("POST", "clock", #"{"advance":"10m"}"#)
                let stand = try await lab.ask("GET", "scenario")
                guard let outcome = stand["outcome"]?.stringValue, outcome != "running" else { continue }
                end = End(
                    outcome: outcome, rounds: round, infected: stand["infected"]?.arrayValue?.count ?? 0)
            }
        }
        return try #require(end, "the outbreak has no end")
    }

    @Test func itEndsEarlierWithTheShippedPlaybooks() async throws {
        let alone = try await outbreak { _ in }
        let contained = try await outbreak { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect([0, 3].contains(run.code), "\(run.text)")
        }
        #expect(alone.outcome == "lost")
        #expect(contained.outcome == "contained")
        #expect(contained.infected < alone.infected)
        #expect(contained.rounds < alone.rounds)
    }
}

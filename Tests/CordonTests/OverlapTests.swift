import Canonical
import Foundation
import Testing

/// Two commands at once, and people who take their time: what is carried out is what was read and shown.
@Suite(.serialized)
struct OverlapTests {
    private static let many = ["--seed", "7", "--devices", "40", "--alerts", "120"]

    /// The effects of a run that nobody disturbs, in the same world.
    private func undisturbed() async throws -> [Effect] {
        var effects: [Effect] = []
        try await Lab.open(world: "", Self.many) { lab in
            try await lab.cordon("run", "--yes")
            effects = try lab.journal()
        }
        return effects
    }

    /// Without the step token, which is another in each plan.
    private func untold(_ effects: [Effect]) -> [String] {
        effects.map { "\($0)".replacing(/\[cordon:[A-Z2-7]{10}\]/, with: "") }.sorted()
    }

    @Test func twoRunsAtOnceActOnce() async throws {
        let alone = try await undisturbed()
        #expect(alone.count > 20)
        for delay in [0, 40, 120, 250] {
            try await Lab.open(world: "", Self.many) { lab in
                let first = try lab.start(["run", "--yes"])
                try await Task.sleep(for: .milliseconds(delay))
                let second = try lab.start(["run", "--yes"])
                let codes = [try await first.outcome().code, try await second.outcome().code]
                #expect(codes.allSatisfy { [0, 4].contains($0) })
                #expect(untold(try lab.journal()) == untold(alone))
            }
        }
    }

    @Test func whileAQuestionIsOpenNobodyElseActs() async throws {
        try await Lab.open { lab in
            let asked = try await Dialogue(lab, "run")
            let other = try await lab.cordon("run", "--yes")
            #expect(other.code == 4)
            #expect(other.standardError.contains("has held the audit log since"))
            #expect(try lab.journal().isEmpty)
            #expect(try await asked.answer("y").code == 0)
            #expect(try lab.journal().count >= 6)
        }
    }

    @Test(arguments: ["run", "apply plan.json"])
    func whatChangedWhileSomebodyThoughtIsNotCarriedOut(_ command: String) async throws {
        try await Lab.open { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            let asked = try await Dialogue(lab, command)
            try await lab.ask("PATCH", "world/alerts/\(World.firstAlert)", #"{"status":"Resolved"}"#)
            let outcome = try await asked.answer("y")
            #expect(outcome.code == 4)
            #expect(outcome.standardOutput.contains("what was shown no longer holds (alert \(World.firstAlert): "))
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test(arguments: ["run", "apply plan.json"])
    func whatStayedIsCarriedOut(_ command: String) async throws {
        try await Lab.open { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            #expect(try await Dialogue(lab, command).answer("y").code == 0)
            #expect(try lab.journal().count >= 6)
        }
    }

    @Test func noIsNo() async throws {
        try await Lab.open { lab in
            let outcome = try await Dialogue(lab, "run").answer("n")
            #expect(outcome.code == 4)
            #expect(outcome.standardOutput.contains("not confirmed; nothing was sent"))
            #expect(try lab.journal().isEmpty)
        }
    }
}

import Execution
import Pipeline
import TestKit
import Testing

/// A run in which nothing is left to do: its report is true all the same.
struct IdleRunTests {
    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, osPlatform: Windows11, onboardingStatus: Onboarded, machineTags: [a, b] }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", severity: High, status: New, lastUpdateTime: -1h, alertCreationTime: -1h }
        """

    @Test(arguments: [("done", true), ("failed", false)])
    func aStepInForceIsSaidToBeDoneOnlyWhereItsConditionHolds(asked: String, holds: Bool) async throws {
        let laboratory = try Laboratory(Self.world)
        let (_, report) = try await laboratory.carryOut(
            """
              - id: first
                tag_device: { add: [a] }
              - if: steps.first.outcome == "\(asked)"
                tag_device: { add: [b] }
            """)
        #expect(report.steps.map(\.outcome.isAlready) == [true, holds])
        #expect(report.steps.map(\.outcome.word) == ["done", holds ? "done" : "skipped"])
        #expect(try await laboratory.journal().isEmpty)
    }

    /// What stands in the plan is done, also where nothing of the run can be.
    @Test func whatIsKnownIsDoneWhereAllElseIsImpossible() async throws {
        let laboratory = try Laboratory(Self.world.replacing("Onboarded,", with: "CanBeOnboarded,"))
        let (_, report) = try await laboratory.carryOut(
            """
              - id: first
                assert: 'true'
              - if: steps.first.outcome == "skipped"
                tag_device: { add: [c] }
              - isolate_device: { type: Full, comment: x }
            """)
        #expect(report.steps.map(\.outcome.word) == ["done", "skipped", "failed"])
        #expect(try await laboratory.journal().isEmpty)
    }
}

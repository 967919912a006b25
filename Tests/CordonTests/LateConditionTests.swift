import Canonical
import Foundation
import Testing

/// Steps that could not be done, and whose `if` only the run can tell, through the built binary and over real HTTP.
@Suite(.serialized)
struct LateConditionTests {
    private static let world = """
        devices:
          - { id: "\(World.first)", computerDnsName: ws1.example, osPlatform: Ubuntu, onboardingStatus: Onboarded }
        alerts:
          - { id: "\(World.firstAlert)", machineId: "\(World.first)", severity: High, status: New, lastUpdateTime: -1h }
        """

    /// It fails where its `if` holds, and only there: else it is left out, nothing is taken back, and what comes after it is done.
    @Test(arguments: [
        ("restrict_app_execution: { comment: x }, on_failure: undo", "done", ["isolate", "unisolate"], 1),
        ("restrict_app_execution: { comment: x }, on_failure: undo", "failed", ["isolate", "tags"], 0),
        ("restrict_app_execution: { comment: x }", "failed", ["isolate", "tags"], 0),
        ("call: { playbook: inner }", "failed", ["isolate", "tags"], 0), ("call: { playbook: inner }", "done", ["isolate"], 1),
        ("device: '\"nowhere\"', scan_device: { type: Quick }", "failed", ["isolate", "tags"], 0),
    ])
    func whatCannotBeDoneFailsWhereItsConditionHolds(work: String, outcome: String, paths: [String], code: Int32) async throws {
        try await Lab.open(world: Self.world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(
                """
                playbook: contain
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
                steps:
                  - { id: isolate, isolate_device: { type: Full, comment: x }, on_failure: continue }
                  - { id: other, if: 'steps.isolate.outcome == "\(outcome)"', \(work) }
                  - { id: tag, tag_device: { add: [contained] } }

                """, to: "playbooks/contain.yaml")
            try lab.write(
                """
                playbook: inner
                mode: enforce
                trigger: { manual: {} }
                steps: [ { assert: '1 > 2' } ]

                """, to: "playbooks/inner.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let plan = try await lab.cordon("plan")
            #expect(plan.standardOutput.contains("/tags {"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == code, "\(run.text)")
            let sent = try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }.filter { $0 != "cancel" }
            #expect(sent == paths, "\(run.text)")
        }
    }
}

import Pipeline
import Planning
import TestKit
import Testing

/// What an attacker writes never becomes code among the arguments of a script.
struct ArgumentTests {
    @Test(arguments: [
        ("report.exe", true), ("C:\\\\t\\\\m.dmp", true), ("a b", false), ("; rm -rf /", false), ("$(calc)", false), ("`calc`", false),
        ("-Force", false), ("a|b", false), ("a\\u0000b", false), ("", false), ("\\u202Eexe", false),
    ])
    func onlyAPlainWordIsWritten(title: String, isTaken: Bool) async throws {
        let laboratory = try Laboratory(
            """
            devices:
              - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11 }
            alerts:
              - { id: al-1, title: "\(title)", machineId: "\(Sample.machineID(1))", lastUpdateTime: -1h, alertCreationTime: -3h }
            """)
        let pipeline = laboratory.pipeline([
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - run_live_response: { commands: [{ run: a.ps1, args: "-File ${alert.title}" }] }
            """
        ])
        let step = try await pipeline.plan(laboratory.request()).runs[0].steps[0]
        #expect(step.isPlanned == isTaken, "\(step.reason ?? "")")
    }
}

import Guardrails
import Pipeline
import Planning
import TestKit
import Testing

struct IncompleteListingTests {
    private static let playbook = """
        playbook: tag-all
        version: 1
        description: Tags.
        owner: secops
        mode: enforce
        trigger:
          alerts:
            where: alert.severity == "High"
            lookback: 24h
            per: device
        steps:
          - id: tag
            tag_device: { add: [seen] }
        """

    /// Rows that never come to rest: what was found is planned and shown, and nothing of it is sent.
    @Test func nothingIsSentAfterAnIncompleteListing() async throws {
        let alerts = (0..<2_100).map { number in
            #"  - { id: "da6370000000000\#(10_000 + number)_1", machineId: "\#(String(repeating: "1", count: 40))", severity: High, status: New, alertCreationTime: -1h, lastUpdateTime: -1h }"#
        }
        let world = """
            devices:
              - { id: "\(String(repeating: "1", count: 40))", computerDnsName: ws1.example, osPlatform: Windows11, machineTags: [] }
            alerts:
            \(alerts.joined(separator: "\n"))
            """
        let laboratory = try Laboratory(world)
        try await laboratory.fault(#"{"modes":{"paging":"shift"}}"#)
        let pipeline = laboratory.pipeline([Self.playbook])
        let plan = try await pipeline.plan(laboratory.request())
        #expect(plan.inputs.gap?.contains("rows moved") == true && !plan.runs.isEmpty)
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        let reports = try await laboratory.execute(review, by: pipeline)
        #expect(!reports.isEmpty)
        #expect(try await laboratory.journal().isEmpty)
    }
}

import ActionKit
import Actions
import DefenderAPI
import DefenderClient
import Pipeline
import Planning
import TestKit
import Testing

/// For each action: without its permission nothing of the plan is sent, and the permission is named.
struct PermissionTests {
    static let actions = Catalogue.standard.all.filter { !$0.delivers }.map { $0.key }

    @Test(arguments: actions) func withoutItsPermissionAnActionIsRefusedBeforeAnyWrite(key: String) async throws {
        let action = try #require(Catalogue.standard[key])
        let forbidden = Set(action.permissions.joined())
        let all = Set(Endpoint.all.flatMap(\.applicationPermissions))
        let laboratory = try Laboratory(CatalogueRouteTests.world(for: key), roles: all.subtracting(forbidden).sorted())
        let reading = action.subject == .inputs ? forbidden : []
        let pipeline = laboratory.pipeline([
            """
            playbook: example
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - \(action.examples[0])
            """
        ])
        guard action.acts, reading.isEmpty || !key.hasSuffix("_indicator"), !key.hasSuffix("_library_file") else {
            // What the action reads first takes the same permission.
            let failure = await #expect(throws: PipelineFailure.self) { try await pipeline.plan(laboratory.request()) }
            let sentence = try #require(failure?.description)
            #expect(forbidden.contains { sentence.contains($0) }, "\(sentence)")
            #expect(try await laboratory.journal().isEmpty)
            return
        }
        let plan = try await pipeline.plan(laboratory.request())
        #expect(!plan.endpoints.isEmpty)
        let missing = try await laboratory.client.missingPermissions(for: plan.endpoints)
        #expect(missing.map(\.endpoint) == plan.endpoints)
        for permission in missing { #expect(Set(permission.anyOf).isSubset(of: forbidden)) }
        #expect(try await laboratory.journal().isEmpty)
    }
}

import ActionKit
import Actions
import DefenderAPI
import Testing

/// `collect_investigation_package` with and without a collection under way.
struct CollectionTests {
    private static let inputs = Inputs([:])

    @Test func aRunningCollectionIsInForce() throws {
        let deed = try #require(Samples.deeds(CollectInvestigationPackage.self, Self.inputs).first)
        #expect(deed.effects == [.init(.collection, isOn: true)])
        #expect(!deed.isInForce { _ in Samples.off(.before) })
        let running = Samples.on(Samples.colleague, isUnderWay: true)
        #expect(deed.isInForce { _ in running })
        #expect(
            CollectInvestigationPackage.inForce([running])
                == "a collection is already running, asked for by ana@contoso.example (action a-1, \"by hand\")")
    }

    @Test func aPackageCannotBeTakenBack() throws {
        let step = try Samples.plan(CollectInvestigationPackage.self, Self.inputs)
        #expect(step.does.map(\.short) == ["collect"])
        #expect(step.undoes.isEmpty)
    }

    @Test func withoutACommentThePlaybookIsNamed() throws {
        let comments = try Samples.plan(CollectInvestigationPackage.self, Self.inputs).does.map(\.command?.comment)
        #expect(comments == ["Collected by the playbook contain \(Samples.token)"])
    }
}

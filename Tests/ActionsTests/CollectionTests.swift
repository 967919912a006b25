import ActionKit
import Actions
import DefenderAPI
import Testing

/// `collect_investigation_package` with and without a collection under way.
struct CollectionTests {
    private static let inputs = Inputs([:])

    @Test func aRunningCollectionIsInForce() {
        #expect(CollectInvestigationPackage.inForce(Self.inputs, Samples.state()) == nil)
        let already = CollectInvestigationPackage.inForce(Self.inputs, Samples.state(collection: Samples.colleague))
        #expect(
            already
                == InForce(
                    "a collection is already running, asked for by ana@contoso.example (action a-1, \"by hand\")",
                    by: Samples.colleague))
    }

    @Test func aCollectionOfThisPlanIsInForceForTheNextStep() {
        var state = Samples.state()
        CollectInvestigationPackage.effect(Self.inputs, on: &state, by: Samples.earlierStep)
        #expect(state == Samples.state(collection: Samples.earlierStep))
        #expect(CollectInvestigationPackage.inForce(Self.inputs, state)?.cause == Samples.earlierStep)
    }

    @Test func aPackageCannotBeTakenBack() throws {
        let step = try Samples.plan(CollectInvestigationPackage.self, Self.inputs)
        #expect(step.does.map(\.short) == ["collect"])
        #expect(step.undoes.isEmpty)
    }

    @Test func withoutACommentThePlaybookIsNamed() throws {
        let comments = try Samples.plan(CollectInvestigationPackage.self, Self.inputs).does.map(\.command.comment)
        #expect(comments == ["Collected by the playbook contain \(Samples.token)"])
    }
}

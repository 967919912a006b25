import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks
import TestKit
import Testing

/// Who gets a clearance.
struct ClearanceTests {
    private func isCleared(_ scenario: Scenario) -> Bool {
        let review = scenario.review(scenario.plan())
        if let clearance = review.clearance(of: review.runs[0]) {
            return clearance.plan == review.plan.id && clearance.file == review.plan.digest
        }
        return false
    }

    @Test func anEnforcedRunGetsOneOfItsPlan() {
        #expect(isCleared(Scenario(Projects.containment)))
    }

    @Test func anObservedRunGetsNone() {
        let scenario = Scenario(Projects.containment.replacing("mode: enforce", with: "mode: observe"))
        #expect(!isCleared(scenario))
        let review = scenario.review(scenario.plan())
        #expect(review.acting.isEmpty)
        #expect(!review.isCarriedOut(review.runs[0]))
    }

    @Test func noWriteFollowsFromAPlanWithAGap() {
        var scenario = Scenario(Projects.containment)
        scenario.gap = "the listing broke off"
        #expect(!isCleared(scenario))
        let review = scenario.review(scenario.plan())
        #expect(!review.isCarriedOut(review.runs[0]))
    }

    @Test func everyRunMayBeRehearsed() {
        var scenario = Scenario(Projects.containment.replacing("mode: enforce", with: "mode: observe"))
        scenario.gap = "the listing broke off"
        let review = scenario.review(scenario.plan())
        let clearance = review.rehearsal(of: review.runs[0])
        #expect(clearance.plan == review.plan.id)
    }
}

import ActionKit
import DefenderAPI
import Execution
import Planning
import TestKit
import Testing

struct LookupAnswerTests {
    /// The order of a listing is the service's, and may be another each time it is read.
    @Test func whatAPropertyLeadsToIsKeptInAnOrderOfItsOwn() throws {
        let relation = try #require(Relation(.deviceAlerts, of: Sample.machineID(1).description))
        for ids in [["b", "a"], ["a", "b"]] {
            var facts = Facts()
            let gap = LookupAnswer.related(relation, ids.map { Sample.alert($0).record }, gap: "there may be more").note(in: &facts)
            #expect(gap == "there may be more")
            #expect(facts.answers.related[relation]?.map { $0["id"].text } == ["a", "b"])
        }
    }
}

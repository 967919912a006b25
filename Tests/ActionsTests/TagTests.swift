import ActionKit
import Actions
import Testing

/// `tag_device` on devices that have some of the tags.
struct TagTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let add: [String]
        let remove: [String]
        let tags: [String]
        let does: [String]
        let undoes: [String]
        let after: [String]
        let sentence: String

        init(
            _ add: [String], _ remove: [String], on tags: [String], does: [String], undoes: [String], after: [String],
            _ sentence: String
        ) {
            self.add = add
            self.remove = remove
            self.tags = tags
            self.does = does
            self.undoes = undoes
            self.after = after
            self.sentence = sentence
        }

        var inputs: Inputs { Inputs(["add": .texts(add), "remove": .texts(remove)]) }
        var state: DeviceState { Samples.state(tags: Dictionary(uniqueKeysWithValues: tags.map { ($0, .before) })) }
        var testDescription: String { "+\(add) -\(remove) on \(tags)" }
    }

    static let rows = [
        Row(["a"], [], on: [], does: ["Add a"], undoes: ["Remove a"], after: ["a"], "Tag pc-1.contoso.example with a"),
        Row(
            ["a", "b"], [], on: ["a"], does: ["Add b"], undoes: ["Remove b"], after: ["a", "b"],
            "Tag pc-1.contoso.example with b"),
        Row(
            ["a", "a"], [], on: ["z"], does: ["Add a"], undoes: ["Remove a"], after: ["a", "z"],
            "Tag pc-1.contoso.example with a"),
        Row([], ["a"], on: ["a"], does: ["Remove a"], undoes: ["Add a"], after: [], "Take a off pc-1.contoso.example"),
        Row(
            ["a"], ["b", "c"], on: ["b"], does: ["Add a", "Remove b"], undoes: ["Add b", "Remove a"], after: ["a"],
            "Tag pc-1.contoso.example with a and take b off pc-1.contoso.example"),
        Row(
            ["é", "A"], [], on: ["a"], does: ["Add é", "Add A"], undoes: ["Remove é", "Remove A"], after: ["A", "a", "é"],
            "Tag pc-1.contoso.example with é, A"),
    ]

    @Test(arguments: rows)
    func onlyWhatDiffersIsSentAndTakenBack(_ row: Row) throws {
        #expect(TagDevice.inForce(row.inputs, row.state) == nil)
        let step = try Samples.plan(TagDevice.self, row.inputs, row.state)
        #expect(step.does.map(\.short) == row.does)
        #expect(step.undoes.map(\.short) == row.undoes)
        #expect(step.sentence == row.sentence)
        var state = row.state
        TagDevice.effect(row.inputs, on: &state, by: Samples.earlierStep)
        #expect(state.tags.keys.sorted() == row.after)
        #expect(TagDevice.inForce(row.inputs, state) != nil)
    }

    @Test func tagsThatAreThereAreInForce() {
        let inputs = Inputs(["add": .texts(["a", "b"]), "remove": .texts(["c"])])
        let state = Samples.state(tags: ["a": .before, "b": Samples.earlierStep])
        #expect(TagDevice.inForce(inputs, state) == InForce("the tags are already so", by: Samples.earlierStep))
        let before = Samples.state(tags: ["a": .before, "b": .before])
        #expect(TagDevice.inForce(inputs, before)?.cause == .before)
    }

    @Test func theCauseOfATagIsTheStepThatSetIt() {
        var state = Samples.state(tags: ["a": .before])
        TagDevice.effect(Inputs(["add": .texts(["a", "b"])]), on: &state, by: Samples.earlierStep)
        #expect(state.tags == ["a": .before, "b": Samples.earlierStep])
    }

    /// Both lists can become equal by interpolation only, so this cannot be refused earlier: the safe reading wins.
    @Test(arguments: [[], ["a"]])
    func aTagInBothListsIsTakenOff(tags: [String]) throws {
        let row = Row(["a"], ["a"], on: tags, does: tags.map { "Remove \($0)" }, undoes: tags.map { "Add \($0)" }, after: [], "")
        let step = try Samples.plan(TagDevice.self, row.inputs, row.state)
        #expect(step.does.map(\.short) == row.does)
        #expect(step.undoes.map(\.short) == row.undoes)
        #expect((TagDevice.inForce(row.inputs, row.state) == nil) == !tags.isEmpty)
        var state = row.state
        TagDevice.effect(row.inputs, on: &state, by: Samples.earlierStep)
        #expect(state.tags.isEmpty)
    }

    @Test func aStepWithoutTagsIsRefused() {
        #expect(TagDevice.objection(toKeys: []) == "`tag_device` needs `add` or `remove`, or both")
        #expect(TagDevice.objection(toKeys: ["add"]) == nil)
        #expect(TagDevice.objection(toKeys: ["remove"]) == nil)
    }
}

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
        let sentence: String

        init(
            _ add: [String], _ remove: [String], on tags: [String], does: [String], undoes: [String],
            _ sentence: String
        ) {
            self.add = add
            self.remove = remove
            self.tags = tags
            self.does = does
            self.undoes = undoes
            self.sentence = sentence
        }

        var inputs: Inputs { Inputs(["add": .texts(add), "remove": .texts(remove)]) }
        var state: DeviceState {
            DeviceState(Dictionary(uniqueKeysWithValues: tags.map { (.tag($0), Samples.on(.before)) }))
        }
        var testDescription: String { "+\(add) -\(remove) on \(tags)" }
    }

    static let rows = [
        Row(["a"], [], on: [], does: ["Add a"], undoes: ["Remove a"], "Tag pc-1.contoso.example with a"),
        Row(
            ["a", "b"], [], on: ["a"], does: ["Add b"], undoes: ["Remove b"],
            "Tag pc-1.contoso.example with b"),
        Row(
            ["a", "a"], [], on: ["z"], does: ["Add a"], undoes: ["Remove a"],
            "Tag pc-1.contoso.example with a"),
        Row([], ["a"], on: ["a"], does: ["Remove a"], undoes: ["Add a"], "Take a off pc-1.contoso.example"),
        Row(
            ["a"], ["b", "c"], on: ["b"], does: ["Add a", "Remove b"], undoes: ["Add b", "Remove a"],
            "Tag pc-1.contoso.example with a and take b off pc-1.contoso.example"),
        Row(
            ["é", "A"], [], on: ["a"], does: ["Add é", "Add A"], undoes: ["Remove A", "Remove é"],
            "Tag pc-1.contoso.example with é, A"),
    ]

    @Test(arguments: rows)
    func onlyWhatDiffersIsSentAndTakenBackInReverse(_ row: Row) throws {
        let step = try Samples.plan(TagDevice.self, row.inputs, row.state)
        #expect(step.does.map(\.short) == row.does)
        #expect(step.undoes.map(\.short) == row.undoes)
        #expect(step.sentence == row.sentence)
    }

    /// The token of a deed is that of its place among all deeds, in force or not.
    @Test func aDeedKeepsItsNumber() throws {
        let step = try Samples.plan(
            TagDevice.self, Inputs(["add": .texts(["a", "b"])]), DeviceState([.tag("a"): Samples.on(.before)]))
        #expect(step.parts.map(\.number) == [1])
    }

    /// Both lists can become equal by interpolation only, so this cannot be refused earlier: the safe reading wins.
    @Test(arguments: [[], ["a"]])
    func aTagInBothListsIsTakenOff(tags: [String]) throws {
        let row = Row(["a"], ["a"], on: tags, does: tags.map { "Remove \($0)" }, undoes: tags.map { "Add \($0)" }, "")
        let step = try Samples.plan(TagDevice.self, row.inputs, row.state)
        #expect(step.does.map(\.short) == row.does)
        #expect(step.undoes.map(\.short) == row.undoes)
    }

    @Test func aStepWithoutTagsIsRefused() {
        #expect(TagDevice.objection(toKeys: []) == "`tag_device` needs `add` or `remove`, or both")
        #expect(TagDevice.objection(toKeys: ["add"]) == nil)
        #expect(TagDevice.objection(toKeys: ["remove"]) == nil)
    }
}

import ActionKit
import Actions
import Testing

/// `isolate_device` and `release_device` on every state of a device.
struct IsolationTests {
    private static let isolate = Inputs(["type": .text("Full"), "comment": .text("c")])
    private static let release = Inputs(["comment": .text("c")])
    private static let them = Samples.colleague

    struct Row: Sendable {
        let isolation: DeviceState.Isolation
        let isolate: String?
        let release: String?
    }

    static let rows = [
        Row(isolation: .none(.before), isolate: nil, release: "the device is not isolated, as far as its action history tells"),
        Row(
            isolation: .isolating(them),
            isolate: "an isolation is already under way, asked for by ana@contoso.example (action a-1, \"by hand\")", release: nil),
        Row(
            isolation: .isolated(them), isolate: "already isolated by ana@contoso.example (action a-1, \"by hand\")", release: nil),
        Row(isolation: .isolated(.before), isolate: "already isolated before this plan", release: nil),
        Row(
            isolation: .isolated(Samples.earlierStep), isolate: "already isolated by the step first of run r-1 in this plan",
            release: nil),
        Row(
            isolation: .isolated(.action(id: "a-2", requestor: "", comment: "")),
            isolate: "already isolated by somebody unnamed (action a-2)", release: nil),
        Row(
            isolation: .releasing(them), isolate: nil,
            release: "a release is already under way, asked for by ana@contoso.example (action a-1, \"by hand\")"),
    ]

    @Test(arguments: rows)
    func whatIsInForceIsSaidWithItsCause(_ row: Row) {
        let state = Samples.state(isolation: row.isolation)
        #expect(IsolateDevice.inForce(Self.isolate, state)?.sentence == row.isolate)
        #expect(ReleaseDevice.inForce(Self.release, state)?.sentence == row.release)
    }

    @Test func theCauseIsThatOfTheState() {
        #expect(IsolateDevice.inForce(Self.isolate, Samples.state(isolation: .isolating(Self.them)))?.cause == Self.them)
        #expect(ReleaseDevice.inForce(Self.release, Samples.state(isolation: .releasing(Self.them)))?.cause == Self.them)
    }

    @Test func anIsolationOfThisPlanIsInForceForTheNextStep() {
        var state = Samples.state()
        IsolateDevice.effect(Self.isolate, on: &state, by: Samples.earlierStep)
        #expect(state == Samples.state(isolation: .isolated(Samples.earlierStep)))
        #expect(IsolateDevice.inForce(Self.isolate, state)?.cause == Samples.earlierStep)
        ReleaseDevice.effect(Self.release, on: &state, by: Samples.earlierStep)
        #expect(state == Samples.state(isolation: .none(Samples.earlierStep)))
        #expect(IsolateDevice.inForce(Self.isolate, state) == nil)
        #expect(ReleaseDevice.inForce(Self.release, state)?.cause == Samples.earlierStep)
    }

    @Test(arguments: [("Full", ["release"]), ("Selective", ["release"]), ("UnManagedDevice", [])])
    func anIsolationIsTakenBackByARelease(type: String, undo: [String]) throws {
        let step = try Samples.plan(IsolateDevice.self, Inputs(["type": .text(type), "comment": .text("c")]))
        #expect(step.does.map(\.short) == ["isolate \(type)"])
        #expect(step.undoes.map(\.short) == undo)
    }

    @Test func aContainmentFromOutsideSaysSo() throws {
        let inputs = Inputs(["type": .text("UnManagedDevice"), "comment": .text("c")])
        #expect(
            try Samples.plan(IsolateDevice.self, inputs).sentence
                == "Contain pc-1.contoso.example: other devices block its traffic")
    }

    @Test func aReleaseIsTakenBackByAnIsolation() throws {
        let step = try Samples.plan(ReleaseDevice.self, Self.release, Samples.state(isolation: .isolated(Self.them)))
        #expect(step.does.map(\.short) == ["release"])
        #expect(step.undoes.map(\.short) == ["isolate Full"])
    }

    @Test func whatWasNotIsolatedIsNotIsolatedByAnUndo() throws {
        for state in [DeviceState.Isolation.none(.before), .releasing(Self.them)] {
            #expect(try Samples.plan(ReleaseDevice.self, Self.release, Samples.state(isolation: state)).undoes == [])
        }
    }

    @Test func whatSomebodyElseIsolatedIsNotReleasedByAnUndo() throws {
        for state in [DeviceState.Isolation.isolated(Self.them), .isolating(Self.them)] {
            #expect(try Samples.plan(IsolateDevice.self, Self.isolate, Samples.state(isolation: state)).undoes == [])
        }
    }
}

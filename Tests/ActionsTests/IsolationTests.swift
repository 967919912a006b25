import ActionKit
import Actions
import Testing

/// `isolate_device` and `release_device` on every state of a device.
struct IsolationTests {
    private static let isolate = Inputs(["type": .text("Full"), "comment": .text("c")])
    private static let release = Inputs(["comment": .text("c")])
    private static let them = Samples.colleague

    struct Row: Sendable {
        let isolation: DeviceState.Setting
        /// What the action whose wish is fulfilled says.
        let sentence: String
    }

    static let rows = [
        Row(isolation: Samples.off(.before), sentence: "the device is not isolated, as far as its action history tells"),
        Row(
            isolation: Samples.on(them, isUnderWay: true),
            sentence: "an isolation is already under way, asked for by ana@contoso.example (action a-1, \"by hand\")"),
        Row(isolation: Samples.on(them), sentence: "already isolated by ana@contoso.example (action a-1, \"by hand\")"),
        Row(isolation: Samples.on(.before), sentence: "already isolated before this plan"),
        Row(
            isolation: Samples.on(Samples.earlierStep), sentence: "already isolated by the step first of run r-1 in this plan"),
        Row(
            isolation: Samples.on(.action(id: "a-2", requestor: "", comment: "")),
            sentence: "already isolated by somebody unnamed (action a-2)"),
        Row(
            isolation: Samples.off(them, isUnderWay: true),
            sentence: "a release is already under way, asked for by ana@contoso.example (action a-1, \"by hand\")"),
        Row(
            isolation: Samples.off(Samples.earlierStep),
            sentence: "already released by the step first of run r-1 in this plan"),
    ]

    @Test(arguments: rows)
    func whatIsInForceIsSaidWithItsCause(_ row: Row) throws {
        let isolation = try #require(Samples.deeds(IsolateDevice.self, Self.isolate).first)
        let release = try #require(Samples.deeds(ReleaseDevice.self, Self.release).first)
        #expect((isolation.effects + release.effects).allSatisfy { $0.aspect == .isolation })
        #expect(isolation.isInForce { _ in row.isolation } == row.isolation.isOn)
        #expect(release.isInForce { _ in row.isolation } != row.isolation.isOn)
        let action: any Action.Type = row.isolation.isOn ? IsolateDevice.self : ReleaseDevice.self
        #expect(action.inForce([row.isolation]) == row.sentence)
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
        let step = try Samples.plan(ReleaseDevice.self, Self.release, DeviceState([.isolation: Samples.on(Self.them)]))
        #expect(step.does.map(\.short) == ["release"])
        #expect(step.undoes.map(\.short) == ["isolate Full"])
    }
}

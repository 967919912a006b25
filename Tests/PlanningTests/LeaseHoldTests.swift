import ActionKit
import Canonical
import DefenderAPI
import Planning
import TestKit
import Testing

/// Whether what a step has put in force is still there, and ours to take back.
struct LeaseHoldTests {
    private static let token = "ABCDEFGHIJ"
    private static let ours = "why [cordon:ABCDEFGHIJ]"

    struct Case: CustomStringConvertible, Sendable {
        let description: String
        let actions: [MachineAction]
        let isOurs: Bool
    }

    static let cases = [
        Case(description: "as we left it", actions: [Sample.action("Isolate", "Succeeded", hour: 9, comment: ours)], isOurs: true),
        Case(description: "not carried out yet", actions: [Sample.action("Isolate", "Pending", hour: 9, comment: ours)], isOurs: true),
        Case(
            description: "somebody has released it",
            actions: [Sample.action("Isolate", "Succeeded", hour: 9, comment: ours), Sample.action("Unisolate", "Succeeded", hour: 10)],
            isOurs: false),
        Case(
            description: "somebody has isolated it anew",
            actions: [Sample.action("Isolate", "Succeeded", hour: 9, comment: ours), Sample.action("Isolate", "Succeeded", hour: 10)],
            isOurs: false),
        // Which of the two comes last is not known: ours must not outlive the release.
        Case(
            description: "somebody asks for a release while ours is under way",
            actions: [Sample.action("Isolate", "Pending", hour: 9, comment: ours), Sample.action("Unisolate", "Pending", hour: 10)],
            isOurs: true),
        Case(description: "it came to nothing", actions: [Sample.action("Isolate", "TimeOut", hour: 9, comment: ours)], isOurs: false),
        Case(
            description: "another run's", actions: [Sample.action("Isolate", "Succeeded", hour: 9, comment: "[cordon:ZZZZZZZZZZ]")],
            isOurs: false),
    ]

    @Test(arguments: cases) func whoseItIs(_ test: Case) {
        let id = Sample.machineID(1)
        var facts = Facts()
        facts.devices[id] = .some(Sample.machine(1))
        facts.actions[id] = test.actions
        let deed = Deed(
            .change(.isolate(machine: id, type: "Full", comment: "x")), puts: .init(.isolation, isOn: true))
        let hold = LeaseHold.of(.init(number: 0, deed: deed, isInForce: false), on: id, facts, token: Self.token, actionID: nil)
        #expect((hold == .ours) == test.isOurs, "\(hold)")
    }

    /// A comment cannot be taken back, and keeps nothing else from it.
    @Test(arguments: [("InProgress", true), ("Resolved", false)]) func aCommentTellsNothingOfWhoseItIs(status: String, isOurs: Bool) {
        let id = Sample.alertID("al-1")
        var facts = Facts()
        facts.alerts[id] = Sample.alert("al-1", ["status": .string(status)])
        let token = StepToken(plan: Digest(of: []), run: "r", step: "s", target: "al-1", deed: 0)
        let deed = Deed(
            .change(.isolate(machine: Sample.machineID(1), type: "Full", comment: "x")),
            puts: [.init(.alert(id, .status), .text("InProgress")), .init(.alertComment(id, token), isOn: true)])
        let hold = LeaseHold.of(.init(number: 0, deed: deed, isInForce: false), on: nil, facts, token: Self.token, actionID: nil)
        #expect((hold == .ours) == isOurs, "\(hold)")
    }
}

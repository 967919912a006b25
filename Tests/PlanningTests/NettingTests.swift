import ActionKit
import DefenderAPI
import Planning
import TestKit
import Testing

/// Which requests take back a run that has changed the same thing more than once.
struct NettingTests {
    private static let device = Sample.machineID(1)

    private func deed(_ step: String, _ undo: Command?, _ effect: Deed.Effect) -> Netting.Deed {
        Netting.Deed(of: step, on: Self.device, puts: [effect], undo: undo.map { .change($0) }, token: step, actionID: nil)
    }

    private func isolate(_ step: String) -> Netting.Deed {
        deed(step, .release(machine: Self.device, comment: "x"), .init(.isolation, isOn: true))
    }

    private func release(_ step: String) -> Netting.Deed {
        deed(step, .isolate(machine: Self.device, type: "Full", comment: "x"), .init(.isolation, isOn: false))
    }

    private func value(_ step: String, _ value: String, before: String) -> Netting.Deed {
        deed(step, .setDeviceValue(machine: Self.device, value: before), .init(.deviceValue, .text(value)))
    }

    private func sent(_ deeds: [Netting.Deed], _ steps: [String]) -> [String] {
        let netting = Netting(deeds)
        return steps.filter { netting.reason(for: $0) == nil }
    }

    @Test func theFirstPutsBackWhatWasThere() {
        #expect(sent([isolate("a")], ["a"]) == ["a"])
        #expect(sent([isolate("a"), release("b")], ["a", "b"]) == [])
        #expect(sent([isolate("a"), release("b"), isolate("c")], ["a", "b", "c"]) == ["a"])
        #expect(sent([value("a", "High", before: "Normal"), value("b", "Low", before: "High")], ["a", "b"]) == ["a"])
        #expect(sent([value("a", "High", before: "Normal"), value("b", "Normal", before: "High")], ["a", "b"]) == [])
        #expect(sent([isolate("a"), value("b", "High", before: "Low")], ["a", "b"]) == ["a", "b"])
    }

    /// What nothing takes back puts nothing back; who changed it after that does as far as it can.
    @Test func whatNothingTakesBackIsPassedOver() {
        let plain = deed("a", nil, .init(.deviceValue, .text("High")))
        #expect(sent([plain, value("b", "Low", before: "High")], ["b"]) == ["b"])
        #expect(Netting([isolate("a"), release("b")]).reason(for: "a") == "the run has turned it back itself")
        let values = Netting([value("a", "High", before: "Normal"), value("b", "Low", before: "High")])
        #expect(values.reason(for: "b") == "it goes back with what the step a changed before it")
        #expect(values.later(than: "a").count == 1 && values.later(than: "b").isEmpty)
    }

    /// A request that puts one thing back and changes another with it makes the other one be put back, too.
    @Test func whatIsSentForOneThingIsPutRightForTheOthers() {
        func alert(_ step: String, _ status: String, _ owner: String?) -> Netting.Deed {
            guard let id = AlertID("al-1"), let update = AlertUpdate(status: "New", assignedTo: owner == nil ? nil : "old") else {
                preconditionFailure("no alert")
            }
            let effects: [Deed.Effect] =
                [.init(.alert(id, .status), .text(status))] + (owner.map { [.init(.alert(id, .assignedTo), .text($0))] } ?? [])
            return Netting.Deed(
                of: step, on: nil, puts: effects, undo: .change(.update(alert: id, update)), token: step, actionID: nil)
        }
        #expect(sent([alert("a", "InProgress", nil), alert("b", "New", "new")], ["a", "b"]) == ["a", "b"])
        #expect(sent([alert("a", "InProgress", nil), alert("b", "New", nil)], ["a", "b"]) == [])
        let covered = Netting([value("a", "High", before: "Normal"), value("b", "Low", before: "High")])
        #expect(covered.covering("b") == ["a"] && covered.covering("a").isEmpty)
    }
}

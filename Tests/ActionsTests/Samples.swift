import ActionKit
import Actions
import Canonical
import DefenderAPI
import Testing

/// A device, a mint and states to plan with.
enum Samples {
    static let deviceID = String(repeating: "ab", count: 20)

    static let now = Timestamp(rfc3339: "2026-07-01T12:00:00Z") ?? .earliest
    static let actionID = "6f1d4f0c-6a1b-4c7e-9d5a-0b8f3f8f2a11"

    /// What an action acts on, with what it would have looked up.
    static func target(_ action: any Action.Type = IsolateDevice.self, _ state: DeviceState = DeviceState()) throws -> Target {
        Target(try subject(action.subject), playbook: "contain", time: now, state: state, answers: try answers(), files: files, run: run)
    }

    static let run = RunFacts(
        id: "r-1", tenant: "contoso", subject: "alert:al-1", device: deviceID, deviceName: "pc-1.contoso.example", alerts: ["al-1"])

    private static let files = ["library/collect.ps1": ProjectFile(path: "library/collect.ps1", content: Array("Get-Date\n".utf8))]

    private static func subject(_ subject: ActionSubject) throws -> Target.Subject {
        switch subject {
        case .device: .device(try #require(MachineID(deviceID)), name: "pc-1.contoso.example")
        case .alerts: .alerts([try Alert(decoding: ["id": "al-1", "status": "New", "classification": "TruePositive"])])
        case .inputs: .inputs
        }
    }

    private static func answers() throws -> LookupAnswers {
        var answers = LookupAnswers()
        let action = try MachineAction(decoding: ["id": .string(actionID), "type": "Isolate", "computerDnsName": "pc-1.contoso.example"])
        answers.actions[try #require(MachineActionID(actionID))] = .some(action)
        return answers
    }

    static let tokens = TokenMint(plan: Digest(of: []), run: "r-1", step: "s", target: deviceID)
    static let token = tokens.token(deed: 0).description

    static let colleague = DeviceState.Cause.action(id: "a-1", requestor: "ana@contoso.example", comment: "by hand")
    static let earlierStep = DeviceState.Cause.plan(run: "r-1", step: "first")

    static func on(_ cause: DeviceState.Cause, isUnderWay: Bool = false) -> DeviceState.Setting {
        .init(isOn: true, isUnderWay: isUnderWay, by: cause)
    }

    static func off(_ cause: DeviceState.Cause, isUnderWay: Bool = false) -> DeviceState.Setting {
        .init(isOn: false, isUnderWay: isUnderWay, by: cause)
    }

    static func deeds(_ action: any Action.Type, _ inputs: Inputs) throws -> [Deed] {
        action.deeds(inputs, on: try target(action), tokens: tokens)
    }

    /// The step on a device where nothing is as the step wants it.
    static func planWhole(_ action: any Action.Type, _ inputs: Inputs) throws -> Step {
        var state = DeviceState()
        for effect in try deeds(action, inputs).flatMap(\.effects) where !effect.isOn { state[effect.aspect] = on(.before) }
        let undone: [DeviceState.AlertProperty: String] = [.status: "New", .assignedTo: "ana", .classification: "TruePositive"]
        for (property, text) in undone {
            if let id = AlertID("al-1") { state[.alert(id, property)] = .init(.text(text), by: .before) }
        }
        state[.deviceValue] = .init(.text("Normal"), by: .before)
        return try plan(action, inputs, state)
    }

    /// Inputs that every action of the catalogue takes, whatever else is in them.
    static func inputs(comment: String) -> Inputs {
        Inputs([
            "type": .text("Full"), "comment": .text(comment), "sha1": .text(String(repeating: "ab", count: 20)),
            "commands": .records([["run": "a.ps1"]]), "id": .text(actionID), "status": .text("Resolved"), "channel": .text("soc"),
        ])
    }

    /// The step on a device where nothing is in force.
    static func plan(_ action: any Action.Type, _ inputs: Inputs, _ state: DeviceState = DeviceState()) throws -> Step {
        let target = try target(action, state)
        let parts = action.deeds(inputs, on: target, tokens: tokens).enumerated().map { number, deed in
            Step.Part(number: number, deed: deed, isInForce: deed.isInForce { state[$0] })
        }
        let needed = parts.filter { !$0.isInForce }
        return Step(parts: needed, sentence: action.sentence(inputs, on: target, needing: needed.map(\.deed)))
    }
}

extension Deed.Work {
    /// What it changes, without its comment: `isolate Full`, `release`, `collect`, `Add x`.
    var short: String {
        switch command?.change {
        case .isolate(let type, _): "isolate \(type)"
        case .release: "release"
        case .collectInvestigationPackage: "collect"
        case .tag(let value, let action): "\(action.rawValue) \(value)"
        default: endpoint?.id ?? target
        }
    }
}

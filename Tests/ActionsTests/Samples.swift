import ActionKit
import Canonical
import DefenderAPI
import Testing

/// A device, a mint and states to plan with.
enum Samples {
    static let deviceID = String(repeating: "ab", count: 20)

    static func target() throws -> Target {
        Target(device: try #require(MachineID(deviceID)), name: "pc-1.contoso.example", playbook: "contain")
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
        action.deeds(inputs, on: try target(), tokens: tokens)
    }

    /// The step on a device where nothing is as the step wants it.
    static func planWhole(_ action: any Action.Type, _ inputs: Inputs) throws -> Step {
        var state = DeviceState()
        for deed in try deeds(action, inputs) where !deed.effect.isOn { state[deed.effect.aspect] = on(.before) }
        return try plan(action, inputs, state)
    }

    /// Inputs that every action of the catalogue takes, whatever else is in them.
    static func inputs(comment: String) -> Inputs {
        Inputs([
            "type": .text("Full"), "comment": .text(comment), "sha1": .text(String(repeating: "ab", count: 20)),
            "commands": .records([["run": "a.ps1"]]),
        ])
    }

    /// The step on a device where nothing is in force.
    static func plan(_ action: any Action.Type, _ inputs: Inputs, _ state: DeviceState = DeviceState()) throws -> Step {
        let parts = try deeds(action, inputs).enumerated().map { number, deed in
            Step.Part(number: number, deed: deed, isInForce: deed.isInForce(state[deed.effect.aspect]))
        }
        let needed = parts.filter { !$0.isInForce }
        return Step(parts: needed, sentence: action.sentence(inputs, on: try target(), needing: needed.map(\.deed)))
    }
}

extension Deed.Work {
    var command: Command {
        switch self {
        case .change(let command): command
        }
    }

    /// What it changes, without its comment: `isolate Full`, `release`, `collect`, `Add x`.
    var short: String {
        switch command.change {
        case .isolate(let type, _): "isolate \(type)"
        case .release: "release"
        case .collectInvestigationPackage: "collect"
        case .tag(let value, let action): "\(action.rawValue) \(value)"
        default: command.endpoint.id
        }
    }
}

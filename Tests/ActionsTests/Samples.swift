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

    static func state(
        tags: [String: DeviceState.Cause] = [:], isolation: DeviceState.Isolation = .none(.before),
        collection: DeviceState.Cause? = nil
    ) -> DeviceState {
        DeviceState(tags: tags, isolation: isolation, collection: collection)
    }

    static func plan(_ action: any Action.Type, _ inputs: Inputs, _ state: DeviceState = state()) throws -> Step {
        action.plan(inputs, on: try target(), state, tokens: tokens)
    }
}

extension Deed {
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

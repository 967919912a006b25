import ActionKit
import Actions
import DefenderAPI

/// Actions of the shapes that the catalogue does not have yet, for the checks alone: none is ever planned.
protocol CheckedOnly: Action {}

extension CheckedOnly {
    static var summary: String { "For checks alone." }
    static var risk: Risk { .none }
    static var opposite: String? { nil }
    static var continuesIfAlready: Bool { false }
    static var outputs: [Output] { [] }
    static var facts: Set<DeviceFact> { [] }
    static var aspects: Set<DeviceState.Aspect.Kind> { [] }
    static var examples: [String] { [] }

    static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }
    static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] { preconditionFailure("never planned") }
    static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        preconditionFailure("never planned")
    }
    static func inForce(_ settings: [DeviceState.Setting]) -> String { preconditionFailure("never planned") }
}

enum FetchPackage: CheckedOnly {
    static let key = "fetch_package"
    static let endpoints: [Endpoint] = [.collectInvestigationPackage]
    static let parameters: [Parameter] = []
    static let outputs = [
        .machineActionID,
        Output("link", .string, from: .finished, summary: "Where it is."),
        Output("size", .integer, from: .finished, summary: "In bytes."),
    ]
}

/// What it removes cannot be collected any more.
enum WipeDevice: CheckedOnly {
    static let key = "wipe_device"
    static let endpoints: [Endpoint] = [.isolateMachine]
    static let parameters: [Parameter] = []
    static let evidence = EvidenceEffect.destroys
}

extension Catalogue {
    /// The shipped actions and the ones above.
    static let extended = Catalogue(
        Catalogue.standard.all
            + [FetchPackage.self, WipeDevice.self])
}

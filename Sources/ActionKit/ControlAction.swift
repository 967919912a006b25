public import DefenderAPI

/// What steers the run, among the actions: it asks the service for nothing of its own, so that plan, review, run and report treat it like
/// any step.
public protocol ControlAction: Action {
    /// What it does, where nothing more is known.
    static var sentence: String { get }
}

extension ControlAction {
    public static var parameters: [Parameter] { [] }
    public static var endpoints: [Endpoint] { [] }
    public static var risk: Risk { .none }
    public static var opposite: String? { nil }
    public static var continuesIfAlready: Bool { false }
    public static var acts: Bool { false }
    public static var outputs: [Output] { [] }
    public static var subject: ActionSubject { .inputs }
    public static var aspects: Set<DeviceState.Aspect.Kind> { [] }
    public static var facts: Set<DeviceFact> { [] }
    public static var examples: [String] { [] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] { [] }
    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String { sentence }
    public static func inForce(_ settings: [DeviceState.Setting]) -> String { "" }
}

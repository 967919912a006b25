public import DefenderAPI

/// `pause` among the actions: it changes nothing and asks nobody, so that plan, review, run and report treat it like any step.
public enum PauseStep: Action {
    public static let key = "pause"
    public static let summary = "Waits for a time or for something to hold."
    public static let parameters: [Parameter] = []
    public static let endpoints: [Endpoint] = []
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let acts = false
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let facts: Set<DeviceFact> = []
    public static let examples: [String] = []

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] { [] }
    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String { Messages.pauses }
    public static func inForce(_ settings: [DeviceState.Setting]) -> String { "" }
}

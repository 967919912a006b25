public import DefenderAPI

/// `call` among the actions: what it does, the steps of the playbook do that it runs.
public enum CallStep: Action {
    public static let key = "call"
    public static let summary = "Runs another playbook."
    public static let parameters: [Parameter] = []
    public static let endpoints: [Endpoint] = []
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = []
    public static let subject = ActionSubject.inputs
    public static let facts: Set<DeviceFact> = []
    public static let examples: [String] = []

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }
    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] { [] }
    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String { Messages.calls }
    public static func inForce(_ settings: [DeviceState.Setting]) -> String { "" }
}

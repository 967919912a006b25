public import ActionKit
public import DefenderAPI

/// Starts an automated investigation on a device.
public enum StartInvestigation: Action {
    public static let key = "start_investigation"
    public static let summary =
        "Starts an automated investigation on the device: the service takes 50 an hour, and no endpoint ends one."
    public static let parameters = [Parameter.comment]
    public static let endpoints: [Endpoint] = [.startInvestigation]
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = []
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.investigation]
    public static let facts: Set<DeviceFact> = [.machine]
    public static let examples = [
        "start_investigation: {}",
        #"start_investigation: { comment: "For ${alert.id}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let token = tokens.token(deed: 0)
        return [
            Deed(
                .change(.startInvestigation(machine: target.device, comment: Comment.marked(inputs, on: target, token))),
                puts: .init(.investigation(token), isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.investigates(target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyInvestigating(by: settings[0].cause)
    }
}

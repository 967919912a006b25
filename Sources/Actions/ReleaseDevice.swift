public import ActionKit
public import DefenderAPI

/// Lets an isolated device back into the network.
public enum ReleaseDevice: Action {
    public static let key = "release_device"
    public static let summary = "Ends the isolation of the device."
    public static let parameters = [
        Parameter(
            "comment", .text(maximum: Comment.maximum), required: true,
            summary: "The reason, kept at the service with the action.")
    ]
    public static let endpoints: [Endpoint] = [.unisolateMachine]
    public static let risk = Risk.disruptive
    public static let opposite: String? = IsolateDevice.key
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.isolation]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [#"release_device: { comment: "False positive ${alert.id}" }"#]

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.isolation, isOn: false)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs.required("comment"), tokens.token(deed: 0))
        let again = Command.isolate(
            machine: target.device, type: target.state.isolationScope == "Selective" ? "Selective" : "Full",
            comment: Comment.marked(Messages.undoComment(playbook: target.playbook), tokens.undo(deed: 0)))
        return [
            Deed(
                .change(.release(machine: target.device, comment: comment)), puts: .init(.isolation, isOn: false),
                undo: .change(again))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.releases(target.name) + Messages.callsIsolationOff
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        if case .plan = settings[0].cause { return Messages.alreadyReleased(by: settings[0].cause) }
        return settings[0].isUnderWay ? Messages.alreadyReleasing(by: settings[0].cause) : Messages.notIsolated
    }
}

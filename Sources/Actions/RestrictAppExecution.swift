public import ActionKit
public import DefenderAPI

/// Lets only apps that Microsoft signed run on a device.
public enum RestrictAppExecution: Action {
    public static let key = "restrict_app_execution"
    public static let summary = "Lets only apps signed by Microsoft run on the device."
    public static let parameters = [Parameter.comment]
    public static let endpoints: [Endpoint] = [.restrictCodeExecution]
    public static let risk = Risk.disruptive
    public static let opposite: String? = RemoveAppRestriction.key
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.appRestriction]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "restrict_app_execution: {}",
        #"restrict_app_execution: { comment: "LOLBin: ${alert.title}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded, .windows] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.appRestriction, isOn: true)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        let back = Command.unrestrictCodeExecution(
            machine: target.device, comment: Comment.marked(Messages.undoComment(playbook: target.playbook), tokens.undo(deed: 0)))
        return [
            Deed(
                .change(.restrictCodeExecution(machine: target.device, comment: comment)),
                puts: .init(.appRestriction, isOn: true), undo: .change(back))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.restricts(target.name) + (target.state[.appRestriction].isUnderWay ? Messages.callsUnrestrictionOff : "")
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        settings[0].isUnderWay
            ? Messages.alreadyRestricting(by: settings[0].cause) : Messages.alreadyRestricted(by: settings[0].cause)
    }
}

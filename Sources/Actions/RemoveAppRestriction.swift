public import ActionKit
public import DefenderAPI

/// Ends the restriction of apps on a device.
public enum RemoveAppRestriction: Action {
    public static let key = "remove_app_restriction"
    public static let summary = "Ends the restriction of apps on the device."
    public static let parameters = [Parameter.comment]
    public static let endpoints: [Endpoint] = [.unrestrictCodeExecution]
    public static let risk = Risk.disruptive
    public static let opposite: String? = RestrictAppExecution.key
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.appRestriction]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "remove_app_restriction: {}",
        #"remove_app_restriction: { comment: "False positive ${alert.id}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded, .windows] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.appRestriction, isOn: false)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        let again = Command.restrictCodeExecution(
            machine: target.device, comment: Comment.marked(Messages.undoComment(playbook: target.playbook), tokens.undo(deed: 0)))
        return [
            Deed(
                .change(.unrestrictCodeExecution(machine: target.device, comment: comment)),
                puts: .init(.appRestriction, isOn: false), undo: .change(again))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.unrestricts(target.name) + Messages.callsRestrictionOff
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        if case .plan = settings[0].cause { return Messages.alreadyUnrestricted(by: settings[0].cause) }
        return settings[0].isUnderWay ? Messages.alreadyUnrestricting(by: settings[0].cause) : Messages.notRestricted
    }
}

public import ActionKit
public import DefenderAPI

/// Cuts a device off from the network, except for the Defender service.
public enum IsolateDevice: Action {
    public static let key = "isolate_device"
    public static let summary = "Cuts the device off from the network; the Defender service stays reachable."
    public static let parameters = [
        Parameter(
            "type", .choice(["Full", "Selective", "UnManagedDevice"]), required: true,
            summary: "Full; Selective (Outlook, Teams and Skype go on); UnManagedDevice (other devices block it)."),
        Parameter(
            "comment", .text(maximum: Comment.maximum), required: true,
            summary: "The reason, kept at the service with the action."),
    ]
    public static let endpoints: [Endpoint] = [.isolateMachine]
    public static let risk = Risk.containment
    public static let opposite: String? = ReleaseDevice.key
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.isolation]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        #"isolate_device: { type: Full, comment: "Ransomware: ${alert.title}" }"#,
        "isolate_device: { type: Selective, comment: suspected account takeover }",
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] {
        [inputs.text("type") == "UnManagedDevice" ? .unmanaged : .onboarded]
    }

    public static func objectionToUndo(given: Set<String>, choices: [String: String]) -> String? {
        choices["type"] == "UnManagedDevice" ? Messages.containmentStays : nil
    }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.isolation, isOn: true)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let type = inputs.required("type")
        let comment = Comment.marked(inputs.required("comment"), tokens.token(deed: 0))
        let release = Command.release(
            machine: target.device, comment: Comment.marked(Messages.undoComment(playbook: target.playbook), tokens.undo(deed: 0)))
        // A containment from outside (UnManagedDevice) has no documented way back (reference README, contradiction 17).
        return [
            Deed(
                .change(.isolate(machine: target.device, type: type, comment: comment)),
                puts: .init(.isolation, isOn: true), undo: type == "UnManagedDevice" ? nil : .change(release))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.isolates(target.name, type: inputs.required("type"))
            + (target.state[.isolation].isUnderWay ? Messages.callsReleaseOff : "")
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        settings[0].isUnderWay ? Messages.alreadyIsolating(by: settings[0].cause) : Messages.alreadyIsolated(by: settings[0].cause)
    }
}

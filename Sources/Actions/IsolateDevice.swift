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
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        #"isolate_device: { type: Full, comment: "Ransomware: ${alert.title}" }"#,
        "isolate_device: { type: Selective, comment: suspected account takeover }",
    ]

    public static func objectionToUndo(choices: [String: String]) -> String? {
        choices["type"] == "UnManagedDevice" ? Messages.containmentStays : nil
    }

    public static func inForce(_ inputs: Inputs, _ state: DeviceState) -> InForce? {
        switch state.isolation {
        case .none, .releasing: nil
        case .isolating(let cause): InForce(Messages.alreadyIsolating(by: cause), by: cause)
        case .isolated(let cause): InForce(Messages.alreadyIsolated(by: cause), by: cause)
        }
    }

    public static func plan(_ inputs: Inputs, on target: Target, _ state: DeviceState, tokens: TokenMint) -> Step {
        let type = inputs.required("type")
        let comment = Comment.marked(inputs.required("comment"), tokens.token(deed: 0))
        // A containment from outside (UnManagedDevice) has no documented way back (reference README, contradiction 17).
        let isOurs = inForce(inputs, state) == nil && type != "UnManagedDevice"
        return Step(
            does: [.change(.isolate(machine: target.device, type: type, comment: comment))],
            undoes: isOurs ? [release(target)] : [],
            sentence: Messages.isolates(target.name, type: type))
    }

    public static func effect(_ inputs: Inputs, on state: inout DeviceState, by cause: DeviceState.Cause) {
        state.isolation = .isolated(cause)
    }

    private static func release(_ target: Target) -> Deed {
        .change(.release(machine: target.device, comment: Messages.undoComment(playbook: target.playbook)))
    }
}

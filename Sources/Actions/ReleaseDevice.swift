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
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [#"release_device: { comment: "False positive ${alert.id}" }"#]

    public static func inForce(_ inputs: Inputs, _ state: DeviceState) -> InForce? {
        switch state.isolation {
        case .none(let cause): InForce(Messages.notIsolated, by: cause)
        case .releasing(let cause): InForce(Messages.alreadyReleasing(by: cause), by: cause)
        case .isolating, .isolated: nil
        }
    }

    public static func plan(_ inputs: Inputs, on target: Target, _ state: DeviceState, tokens: TokenMint) -> Step {
        let comment = Comment.marked(inputs.required("comment"), tokens.token(deed: 0))
        let again = Command.isolate(
            machine: target.device, type: "Full", comment: Messages.undoComment(playbook: target.playbook))
        return Step(
            does: [.change(.release(machine: target.device, comment: comment))],
            undoes: inForce(inputs, state) == nil ? [.change(again)] : [],
            sentence: Messages.releases(target.name))
    }

    public static func effect(_ inputs: Inputs, on state: inout DeviceState, by cause: DeviceState.Cause) {
        state.isolation = .none(cause)
    }
}

public import ActionKit
public import DefenderAPI

/// Has the device put together its investigation package.
public enum CollectInvestigationPackage: Action {
    public static let key = "collect_investigation_package"
    public static let summary = "Has the device collect its investigation package (processes, connections, logs)."
    public static let parameters = [
        Parameter(
            "comment", .text(maximum: Comment.maximum),
            summary: "The reason, kept at the service with the action; without it the playbook is named.")
    ]
    public static let endpoints: [Endpoint] = [.collectInvestigationPackage]
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "collect_investigation_package: {}",
        #"collect_investigation_package: { comment: "Evidence for ${alert.id}" }"#,
    ]

    public static func inForce(_ inputs: Inputs, _ state: DeviceState) -> InForce? {
        state.collection.map { InForce(Messages.alreadyCollecting(by: $0), by: $0) }
    }

    public static func plan(_ inputs: Inputs, on target: Target, _ state: DeviceState, tokens: TokenMint) -> Step {
        let reason = inputs.text("comment") ?? Messages.collectComment(playbook: target.playbook)
        let comment = Comment.marked(reason, tokens.token(deed: 0))
        return Step(
            does: [.change(.collectInvestigationPackage(machine: target.device, comment: comment))],
            undoes: [],
            sentence: Messages.collects(target.name))
    }

    public static func effect(_ inputs: Inputs, on state: inout DeviceState, by cause: DeviceState.Cause) {
        state.collection = cause
    }
}

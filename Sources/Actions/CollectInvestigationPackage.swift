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
    public static let evidence = EvidenceEffect.collects
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.collection]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "collect_investigation_package: {}",
        #"collect_investigation_package: { comment: "Evidence for ${alert.id}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.collection, isOn: true)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let reason = inputs.text("comment") ?? Messages.collectComment(playbook: target.playbook)
        let comment = Comment.marked(reason, tokens.token(deed: 0))
        return [
            Deed(
                .change(.collectInvestigationPackage(machine: target.device, comment: comment)),
                puts: .init(.collection, isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.collects(target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyCollecting(by: settings[0].cause)
    }
}

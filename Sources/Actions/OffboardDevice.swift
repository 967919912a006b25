public import ActionKit
public import DefenderAPI

/// Takes a device out of the service.
public enum OffboardDevice: Action {
    public static let key = "offboard_device"
    public static let summary = "Takes the device out of the service: it is no longer protected or seen, and no endpoint brings it back."
    public static let parameters = [
        Parameter(
            "comment", .text(maximum: Comment.maximum), required: true,
            summary: "The reason, kept at the service with the action.")
    ]
    public static let endpoints: [Endpoint] = [.offboardMachine]
    public static let risk = Risk.containment
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let evidence = EvidenceEffect.destroys
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.offboarding]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "offboard_device: { comment: retired }",
        #"offboard_device: { comment: "Replaced, see ${device.computerDnsName}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.offboarding, isOn: true)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs.required("comment"), tokens.token(deed: 0))
        return [
            Deed(.change(.offboard(machine: target.device, comment: comment)), puts: .init(.offboarding, isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.offboards(target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyOffboarding(by: settings[0].cause)
    }
}

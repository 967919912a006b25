public import ActionKit
public import DefenderAPI

/// Has the antivirus scan a device.
public enum ScanDevice: Action {
    public static let key = "scan_device"
    public static let summary = "Has the antivirus scan the device."
    public static let parameters = [
        Parameter(
            "type", .choice(["Quick", "Full"]), required: true,
            summary: "Quick (where malware usually starts) or Full (all files: hours)."),
        Parameter.comment,
    ]
    public static let endpoints: [Endpoint] = [.runAntivirusScan]
    public static let risk = Risk.none
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.scan]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "scan_device: { type: Quick }",
        #"scan_device: { type: Full, comment: "After ${alert.id}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] { [.init(.scan, isOn: true)] }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        return [
            Deed(
                .change(.scan(machine: target.device, type: inputs.required("type"), comment: comment)),
                puts: .init(.scan, isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.scans(target.name, type: inputs.required("type"))
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyScanning(by: settings[0].cause)
    }
}

public import ActionKit
public import DefenderAPI

/// Ends the processes of a file on a device and puts the file away.
public enum StopAndQuarantineFile: Action {
    public static let key = "stop_and_quarantine_file"
    public static let summary = "Ends the processes of a file on the device and puts the file into quarantine; the API knows no way back."
    public static let parameters = [
        Parameter(
            "sha1", .shaped(.sha1), required: true, summary: "The SHA-1 of the file. Files signed by Microsoft are refused by the service."),
        Parameter.comment,
    ]
    public static let endpoints: [Endpoint] = [.stopAndQuarantineFile]
    public static let risk = Risk.containment
    public static let opposite: String? = nil
    public static let continuesIfAlready = false
    public static let outputs: [Output] = [.machineActionID]
    public static let evidence = EvidenceEffect.destroys
    public static let aspects: Set<DeviceState.Aspect.Kind> = [.quarantine]
    public static let facts: Set<DeviceFact> = [.machine, .actions]
    public static let examples = [
        "stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3 }",
        #"stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3, comment: "Dropped by ${alert.title}" }"#,
    ]

    public static func preconditions(_ inputs: Inputs) -> [Precondition] { [.onboarded, .windows] }

    public static func effects(_ inputs: Inputs) -> [Deed.Effect] {
        inputs.text("sha1").map { [.init(.quarantine(sha1: $0.lowercased()), isOn: true)] } ?? []
    }

    public static func deeds(_ inputs: Inputs, on target: Target, tokens: TokenMint) -> [Deed] {
        guard let sha1 = FileHash(inputs.required("sha1")) else { preconditionFailure("the planner let a text pass that is no SHA-1") }
        let comment = Comment.marked(inputs, on: target, tokens.token(deed: 0))
        return [
            Deed(
                .change(.stopAndQuarantine(machine: target.device, sha1: sha1, comment: comment)),
                puts: .init(.quarantine(sha1: sha1.description), isOn: true))
        ]
    }

    public static func sentence(_ inputs: Inputs, on target: Target, needing deeds: [Deed]) -> String {
        Messages.quarantines(inputs.required("sha1").lowercased(), on: target.name)
    }

    public static func inForce(_ settings: [DeviceState.Setting]) -> String {
        Messages.alreadyQuarantining(by: settings[0].cause)
    }
}

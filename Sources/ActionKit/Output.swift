public import DefenderAPI

/// What later steps can read of a step once it is done: `steps.ID.NAME`.
public struct Output: Hashable, Sendable {
    /// When the value is there.
    public enum Stage: Hashable, Sendable {
        /// Once the service has taken the order.
        case accepted
        /// Once the device has carried it out: the step has to wait for that (`wait: finished`).
        case finished
    }

    public let name: String
    public let type: FieldType
    public let stage: Stage
    /// One sentence for the reference and the editor.
    public let summary: String

    public init(_ name: String, _ type: FieldType, from stage: Stage = .accepted, summary: String) {
        self.name = name
        self.type = type
        self.stage = stage
        self.summary = summary
    }

    /// The id of the machine action that the service made (mde-entities.yaml, MachineAction).
    public static let machineActionID = Output("id", .string, summary: "The id of the action at the service.")
}

public import DefenderAPI

/// The device that a step acts on.
public struct Target: Hashable, Sendable {
    /// The machine id: actions go by id only, never by name (reliability.md, "wrong device").
    public let device: MachineID
    /// The DNS name for sentences, or the id where the service gives none.
    public let name: String
    /// The playbook's name, for default comments.
    public let playbook: String

    public init(device: MachineID, name: String, playbook: String) {
        self.device = device
        self.name = name
        self.playbook = playbook
    }
}

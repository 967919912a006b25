public import ActionKit
public import DefenderAPI

/// Something that a plan has put in force, or may have.
public struct OwnEffect: Hashable, Sendable {
    public let effect: Deed.Effect
    /// nil where it is no device's.
    public let device: MachineID?
    /// The step token of its deed.
    public let token: String

    public init(_ effect: Deed.Effect, on device: MachineID?, token: String) {
        self.effect = effect
        self.device = device
        self.token = token
    }
}

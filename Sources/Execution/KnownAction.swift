public import DefenderAPI

/// A machine action as the service lists it.
public struct KnownAction: Hashable, Sendable {
    public let id: MachineActionID
    /// As the service spells it, e.g. `Isolate`.
    public let type: String
    /// Who asked for it, in the service's words.
    public let requestor: String
    /// Whether Cordon did.
    public let isOurs: Bool
    /// Whether it has not ended.
    public let isUnderWay: Bool

    public init(id: MachineActionID, type: String, requestor: String, isOurs: Bool, isUnderWay: Bool) {
        self.id = id
        self.type = type
        self.requestor = requestor
        self.isOurs = isOurs
        self.isUnderWay = isUnderWay
    }
}

/// A deed of which an intent was recorded, as the ledger lists it.
public struct RecordedDeed: Hashable, Sendable {
    public let step: String
    public let action: String
    /// The device, or what else the request names.
    public let target: String
    /// The step token.
    public let token: String
    public let past: RunPast.Deed

    public init(step: String, action: String, target: String, token: String, past: RunPast.Deed) {
        self.step = step
        self.action = action
        self.target = target
        self.token = token
        self.past = past
    }
}

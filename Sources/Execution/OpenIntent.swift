public import Canonical

/// An intent of which the ledger knows no outcome.
public struct OpenIntent: Hashable, Sendable {
    public let run: String
    public let step: String
    public let action: String
    public let device: String
    public let token: String
    public let time: Timestamp

    public init(run: String, step: String, action: String, device: String, token: String, time: Timestamp) {
        self.run = run
        self.step = step
        self.action = action
        self.device = device
        self.token = token
        self.time = time
    }
}

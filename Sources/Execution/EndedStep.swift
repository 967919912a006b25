public import Canonical

/// A step that has ended, as the ledger lists it.
public struct EndedStep: Hashable, Sendable {
    public let id: String
    public let past: RunPast.Step
    public let time: Timestamp

    public init(id: String, past: RunPast.Step, time: Timestamp) {
        self.id = id
        self.past = past
        self.time = time
    }
}

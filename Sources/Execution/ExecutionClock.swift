public import Canonical

/// The time, and waiting. It comes in from the rim, so that tests decide what time it is.
public protocol ExecutionClock: Sendable {
    func now() -> Timestamp
    func sleep(_ duration: Duration) async
}

import Canonical

/// How a machine action goes on by itself: Pending → InProgress → Succeeded, by the clock.
struct ActionLife: Hashable, Sendable {
    struct Turn: Hashable, Sendable {
        let time: Timestamp
        let status: String
    }

    let actionID: String
    /// What is still to come, soonest first.
    private(set) var turns: [Turn]

    /// - Parameter pace: from the request to the end. The device takes the action up after a quarter of it.
    init(actionID: String, created: Timestamp, pace: Duration) {
        self.actionID = actionID
        turns = [
            Turn(time: created.shifted(by: pace / 4), status: "InProgress"), Turn(time: created.shifted(by: pace), status: "Succeeded"),
        ]
    }

    /// The turns that have come by now; they are not given again.
    mutating func due(_ now: Timestamp) -> [Turn] {
        let due = turns.prefix { $0.time <= now }
        turns.removeFirst(due.count)
        return Array(due)
    }
}

import Canonical

/// How a machine action goes on by itself, by the clock: Pending → InProgress → an end, as soon as the device is there;
/// TimeOut if it stays away for too long.
struct ActionLife: Hashable, Sendable {
    enum Turn: Hashable, Sendable {
        case takenUp(Timestamp)
        case ended(Timestamp)
        case timedOut(Timestamp)
    }

    let actionID: String
    let machineID: String
    private let created: Timestamp
    private let pace: Duration
    private let deadline: Timestamp
    /// The last moment at which the device was known to be away.
    private var away: Timestamp?
    private var end: Timestamp?
    private(set) var isOver = false
    /// When there is something to do next, as far as can be told.
    private(set) var next: Timestamp

    /// - Parameters:
    ///   - pace: from the request to the end. The device takes the action up after a quarter of it.
    ///   - patience: how long the service waits for a device that is away.
    init(actionID: String, machineID: String, created: Timestamp, pace: Duration, patience: Duration) {
        self.actionID = actionID
        self.machineID = machineID
        self.created = created
        self.pace = pace
        deadline = created.shifted(by: patience)
        next = created.shifted(by: pace / 4)
    }

    /// The turns that have come by now; they are not given again.
    mutating func due(_ now: Timestamp, isOnline: Bool) -> [Turn] {
        var turns: [Turn] = []
        if end == nil {
            guard let turn = firstTurn(now, isOnline) else { return [] }
            turns.append(turn)
        }
        if let end, end <= now, !isOver {
            isOver = true
            turns.append(.ended(end))
        }
        return turns
    }

    /// The device has come back, or has gone.
    /// - Parameter time: until when it was away; nil if it has gone.
    mutating func reconsider(wasAwayUntil time: Timestamp?) {
        guard end == nil else { return }
        away = time ?? away
        next = start
    }

    private var start: Timestamp { max(created.shifted(by: pace / 4), away ?? .earliest) }

    private mutating func firstTurn(_ now: Timestamp, _ isOnline: Bool) -> Turn? {
        let start = start
        if !isOnline || start > deadline {
            away = now
            next = deadline
            guard deadline <= now else { return nil }
            isOver = true
            return .timedOut(deadline)
        }
        guard start <= now else {
            next = start
            return nil
        }
        let end = start.shifted(by: pace * 3 / 4)
        (self.end, next) = (end, end)
        return .takenUp(start)
    }
}

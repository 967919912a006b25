public import Canonical
public import Execution
import Synchronization

/// A clock that only waiting moves.
public final class StillClock: ExecutionClock {
    private let log: CallLog
    private let time: Mutex<Timestamp>

    public init(_ log: CallLog, at time: Timestamp = Sample.now) {
        self.log = log
        self.time = Mutex(time)
    }

    public func now() -> Timestamp { time.withLock { $0 } }

    public func sleep(_ duration: Duration) async {
        log.note("wait \(DurationText.format(duration))")
        time.withLock { $0 = $0 + duration }
    }
}

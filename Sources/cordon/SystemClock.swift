import Canonical
import Execution
import Foundation

/// The machine's clock.
struct SystemClock: ExecutionClock {
    func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        // To the microsecond: more digits than the service keeps help nobody.
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec / 1000 * 1000)) ?? .epoch
    }

    func sleep(_ duration: Duration) async { try? await Task.sleep(for: duration) }
}

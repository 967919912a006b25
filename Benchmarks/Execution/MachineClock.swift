import Canonical
import Execution
import Foundation

/// This machine's clock.
struct MachineClock: ExecutionClock {
    func now() -> Timestamp { .epoch + .milliseconds(Int(Date().timeIntervalSince1970 * 1000)) }

    func sleep(_ duration: Duration) async { try? await Task.sleep(for: duration) }
}

public import Execution
public import Guardrails
import Synchronization

/// A brake that lets so many writes pass, and then stops or cannot be asked.
public final class ScriptedBrake: Brake {
    private let passed = Mutex(0)
    private let free: Int
    private let answer: Result<Stop, LedgerFailure>?

    /// - Parameter stop: what it says afterwards; nil if it never stops.
    public init(after free: Int = 0, _ stop: Result<Stop, LedgerFailure>? = nil) {
        self.free = free
        answer = stop
    }

    public func stop() throws(LedgerFailure) -> Stop? {
        let count = passed.withLock { count in
            count += 1
            return count
        }
        guard let answer, count > free else { return nil }
        return try answer.get()
    }
}

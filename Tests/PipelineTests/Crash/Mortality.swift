import Synchronization

/// Counts the calls of a process to everything outside it, and ends the process before or after one of them: from then on no
/// call has an effect, and none is answered.
final class Mortality: Sendable {
    /// When the process ends.
    struct Death: Hashable, Sendable, CustomStringConvertible {
        /// The number of the call, from 1.
        let call: Int
        /// Whether the call still has its effect.
        let isAfter: Bool

        var description: String { "\(isAfter ? "after" : "before") call \(call)" }
    }

    private struct Life {
        var death: Death?
        var calls = 0
        var isDead = false
    }

    private let life = Mutex(Life())

    /// Begins another process.
    func begin(until death: Death?) { life.withLock { $0 = Life(death: death) } }

    var calls: Int { life.withLock { $0.calls } }
    var isDead: Bool { life.withLock { $0.isDead } }

    /// Whether a call has its effect.
    func mayCall() -> Bool {
        life.withLock { life in
            guard !life.isDead else { return false }
            life.calls += 1
            if let death = life.death, life.calls == death.call { life.isDead = true }
            return !life.isDead || life.death?.isAfter == true
        }
    }

    /// Whether a call that had its effect is answered.
    var isAnswered: Bool { !isDead }
}

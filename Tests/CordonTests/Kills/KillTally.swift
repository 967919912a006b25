import Synchronization

/// How many processes have been killed so far, over all labs.
final class KillTally: Sendable, CustomStringConvertible {
    private struct Counts {
        var begun = 0
        var ended = 0
        var killed = 0
        var commands = 0
    }

    private let wanted: Int
    private let counts = Mutex(Counts())

    init(wanted: Int) { self.wanted = wanted }

    var killed: Int { counts.withLock { $0.killed } }

    var description: String {
        counts.withLock { "\($0.killed) killed of \($0.commands) commands in \($0.ended) labs" }
    }

    /// The number of the next lab, from 1; nil once enough have been killed.
    func next() -> Int? {
        counts.withLock { counts in
            guard counts.killed < wanted else { return nil }
            counts.begun += 1
            return counts.begun
        }
    }

    /// Counts a lab that has ended, and tells from time to time how far it is.
    func add(killed: Int, commands: Int) {
        let ended = counts.withLock { counts in
            counts.ended += 1
            counts.killed += killed
            counts.commands += commands
            return counts.ended
        }
        if ended % 25 == 0 { print(self) }
    }
}

import Foundation
import TestRandom

/// When a process is killed: after some time, or once one of its traces has grown by so much, and a moment later.
enum KillMoment: CustomStringConvertible {
    case time(microseconds: UInt32)
    case growth(of: String, bytes: Int, microseconds: UInt32)

    /// Times spread over the magnitudes between the start of a process and its end; traces where the work is done.
    static func random(_ numbers: inout SeededGenerator) -> KillMoment {
        let later = UInt32.random(in: 0...4_000, using: &numbers)
        return switch Int.random(in: 0..<4, using: &numbers) {
        case 0: .time(microseconds: UInt32(exp(Double.random(in: log(2e4)...log(6e5), using: &numbers))))
        case 1: .growth(of: "journal.jsonl", bytes: Int.random(in: 1...3_000, using: &numbers), microseconds: later)
        default:
            .growth(of: ".cordon/audit.jsonl", bytes: Int(exp(Double.random(in: 0...log(9_000), using: &numbers))), microseconds: later)
        }
    }

    var description: String {
        switch self {
        case .time(let microseconds): "after \(microseconds) µs"
        case .growth(let file, let bytes, let microseconds): "\(microseconds) µs after \(file) had \(bytes) bytes more"
        }
    }

    /// Kills the child then, unless it has ended. On a thread of its own, for a task may have to wait for its turn.
    func kill(_ child: Child, in lab: Lab) async {
        await withCheckedContinuation { (sent: CheckedContinuation<Void, Never>) in
            Thread.detachNewThread {
                switch self {
                case .time(let microseconds):
                    let end = ContinuousClock.now + .microseconds(Int(microseconds))
                    while ContinuousClock.now < end, child.isRunning { usleep(500) }
                case .growth(let file, let bytes, let microseconds):
                    let path = lab.path(file).path
                    let wanted = Self.size(path) + bytes
                    while Self.size(path) < wanted, child.isRunning { usleep(200) }
                    usleep(microseconds)
                }
                child.send(SIGKILL)
                sent.resume()
            }
        }
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

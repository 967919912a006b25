import Dispatch
import Playbooks
import Synchronization

/// Divides work among the cores of the machine, in groups of neighbours.
struct OnAllCores: WorkDivider {
    /// A thread costs more than so few pieces.
    private static let group = 32

    func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        let groups = (count + Self.group - 1) / Self.group
        guard groups > 1 else { return (0..<count).map(work) }
        let results = Mutex<[[Result]]>(Array(repeating: [], count: groups))
        DispatchQueue.concurrentPerform(iterations: groups) { group in
            let pieces = (group * Self.group..<min(count, (group + 1) * Self.group)).map(work)
            results.withLock { $0[group] = pieces }
        }
        return results.withLock { $0.flatMap(\.self) }
    }
}

import Dispatch
public import Playbooks

/// Divides work among the cores of the machine, in groups of neighbours.
public struct OnAllCores: WorkDivider {
    /// A thread costs more than so few pieces.
    private static let group = 32

    public init() {}

    public func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        let groups = (count + Self.group - 1) / Self.group
        guard groups > 1 else { return (0..<count).map(work) }
        return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            nonisolated(unsafe) let places = buffer  // each is written by one thread, and all are before the array is used
            DispatchQueue.concurrentPerform(iterations: groups) { group in
                for index in group * Self.group..<min(count, (group + 1) * Self.group) {
                    places.initializeElement(at: index, to: work(index))
                }
            }
            initializedCount = count
        }
    }
}

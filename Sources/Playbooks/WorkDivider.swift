/// Carries out pieces of work that do not depend on each other. Each has its own place in the result, so that nothing depends
/// on which was done first.
public protocol WorkDivider: Sendable {
    /// The results of the work for 0, 1, … `count` − 1.
    func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result]
}

/// One piece after the other.
public struct InTurn: WorkDivider {
    public init() {}

    public func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] { (0..<count).map(work) }
}

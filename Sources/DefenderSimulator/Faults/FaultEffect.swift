/// When a request that a fault strikes is carried out.
enum FaultEffect: String, Hashable, Sendable, CaseIterable {
    /// Never: the tenant stays as it was.
    case none
    /// Before the fault: it has happened by the time the delay begins and the answer fails.
    case before
    /// After the fault: once the delay is over, or, where the fault is the answer, once that has gone out.
    case after
}

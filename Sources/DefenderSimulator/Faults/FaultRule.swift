/// One fault: which requests it strikes, what it does to them, and what becomes of their effect.
struct FaultRule: Hashable, Sendable {
    var match = FaultMatch()
    var disturbance = Disturbance()
    /// What was written; nil leaves it to what is done.
    var givenEffect: FaultEffect?

    /// A request that is refused has none, a late one has it late; an answer that is spoilt comes from one that worked.
    var effect: FaultEffect {
        if let givenEffect { return givenEffect }
        if disturbance.refusal != nil { return .none }
        return disturbance.isLatencyAlone ? .after : .before
    }
}

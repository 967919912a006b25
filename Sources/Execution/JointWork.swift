import Guardrails
import Planning

/// What items of a `for_each` do by one request: which they may share, and what became of those that were sent.
struct JointWork: Sendable {
    let requests: JointRequests
    /// What became of deeds, by step token: their steps are told when it is their turn.
    private(set) var settlements: [String: Settlement] = [:]
    /// The requests that were sent for several.
    private(set) var sent: [JointRequest] = []
    private var begun: Set<String> = []

    init(_ run: ReviewedRun, after earlier: JointWork? = nil) {
        requests = run.jointRequests
        settlements = earlier?.settlements ?? [:]
        sent = earlier?.sent ?? []
        begun = earlier?.begun ?? []
    }

    /// Whether another item's request has done something of the step.
    func hasBegun(_ step: PlannedStep) -> Bool { begun.contains(step.id) }

    /// Whether something of the step was sent and is not done: nothing more of it is begun.
    func hasFailed(_ tokens: [String]) -> Bool { tokens.contains { settlements[$0].map { !$0.isDone } ?? false } }

    mutating func note(_ settlements: [Settlement], of deeds: [JointDeed], by request: JointRequest) {
        sent.append(request)
        for (deed, settlement) in zip(deeds, settlements) { self.settlements[deed.intent.token] = settlement }
        begun.formUnion(deeds.map(\.step.id))
    }
}

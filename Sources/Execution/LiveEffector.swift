import ActionKit
public import DefenderAPI
public import Guardrails

/// The effector of live runs, made of one performer per kind of deed: each gets only the orders of its kind.
public struct LiveEffector<Changes: Effector, Deliveries: Courier>: Effector where Changes.M == Live {
    public typealias M = Live

    private let changes: Changes
    private let deliveries: Deliveries

    public init(changing changes: Changes, delivering deliveries: Deliveries) {
        self.changes = changes
        self.deliveries = deliveries
    }

    public func perform(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt {
        switch order.work {
        case .change: await changes.perform(order, heldBy: brake)
        case .deliver: await deliveries.deliver(order, heldBy: brake)
        }
    }

    public func find(_ intent: Intent) async -> Finding { await changes.find(intent) }

    public func progress(of actionID: String) async -> ActionProgress { await changes.progress(of: actionID) }

    public func actions(of type: String, on device: MachineID) async -> KnownActions { await changes.actions(of: type, on: device) }
}

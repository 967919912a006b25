import Guardrails

/// What turns orders into effects. The mode is part of its type: only a live effector takes a live order.
public protocol Effector<M>: Sendable {
    associatedtype M: ExecutionMode

    /// Carries out one order, and says what is known of it. It never throws: not knowing is an answer.
    func perform(_ order: consuming Order<M>) async -> M.Attempt

    /// Looks for the effect of an order that was left unanswered, by its step token or the state itself (architecture.md,
    /// "None lost, none doubled").
    func find(_ intent: Intent) async -> Finding

    /// Asks how far an action is that the service took.
    func progress(of actionID: String) async -> ActionProgress
}

public import DefenderAPI
import Guardrails

/// What turns orders into effects. The mode is part of its type: only a live effector takes a live order.
public protocol Effector<M>: Sendable {
    associatedtype M: ExecutionMode

    /// Carries out one order, and says what is known of it. It never throws: not knowing is an answer.
    /// - Parameter brake: asked again after every wait and right before sending, for an order may wait an hour for its turn;
    ///   nil where nothing is sent.
    func perform(_ order: consuming Order<M>, heldBy brake: (any Brake)?) async -> M.Attempt

    /// Looks for the effect of an order that was left unanswered, by its step token or the state itself (architecture.md,
    /// "None lost, none doubled").
    func find(_ intent: Intent) async -> Finding

    /// Asks how far an action is that the service took.
    func progress(of actionID: String) async -> ActionProgress

    /// Asks for the actions of a type that a device was asked for, ended or not.
    func actions(of type: String, on device: MachineID) async -> KnownActions
}

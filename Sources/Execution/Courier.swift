public import Guardrails

/// Delivers messages: the part of a live effector that speaks to somebody other than the API.
public protocol Courier: Sendable {
    /// Delivers what one order is for, and says what is known of it. It never throws: not knowing is an answer.
    /// - Parameter brake: asked right before sending.
    func deliver(_ order: consuming Order<Live>, heldBy brake: (any Brake)?) async -> LiveAttempt
}

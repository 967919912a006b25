public import DefenderAPI
public import Guardrails

/// What is known after a command was sent.
public enum LiveAttempt: Hashable, Sendable {
    case accepted(Receipt)
    /// The same action is active on the device already (ActiveRequestAlreadyExists).
    case alreadyActive(APIError)
    /// The service refused; nothing happened.
    case rejected(APIError)
    /// It provably did not reach the service: no connection came about, or it said to come back later.
    case notSent(String)
    /// It waited for its turn, and was forbidden meanwhile: it was not sent.
    case held(Stop)
    /// It may have happened: no answer, or one that can't be read.
    case unanswered(String)
}

public import Guardrails

/// What an attempt means for its deed.
public enum Settlement: Hashable, Sendable {
    case done(Receipt)
    case failed(String, status: Int?)
    /// It never left: nothing happened, and nothing is wrong with the deed itself.
    case notSent(String)
    /// It was forbidden before it left.
    case held(Stop)
    /// The same action is active on the device: ours, if it carries our token, else somebody else's.
    case active(String)
    /// It is not known whether it happened: the service has to be asked.
    case question(String)
    /// A rehearsal: nothing was to happen.
    case shown

    /// The machine action that the service made of it.
    var actionID: String? {
        guard case .done(let receipt) = self else { return nil }
        return receipt.actionID
    }

    /// Whether it provably did not happen.
    var isFailure: Bool {
        switch self {
        case .failed, .notSent: true
        case .done, .held, .active, .question, .shown: false
        }
    }

    /// Whether it happened, or would have.
    var isDone: Bool {
        switch self {
        case .done, .shown: true
        case .failed, .notSent, .held, .active, .question: false
        }
    }
}

public import ActionKit
public import Canonical
public import DefenderAPI
public import Guardrails

/// Leave to send one deed. It is made only after the audit log has durably recorded the intent, and sending spends it.
public struct Order<M: Mode>: ~Copyable, Sendable {
    /// What is to be sent.
    public let work: Deed.Work
    /// When the intent was recorded.
    public let intended: Timestamp
    /// The step token of the intent.
    public let token: String

    /// - Precondition: the intent of this token is durable. `IntentJournal.intend` is the one caller.
    init(_ work: Deed.Work, token: String, intended: Timestamp) {
        self.work = work
        self.token = token
        self.intended = intended
    }

    /// What is to be sent to the API.
    /// - Precondition: the order is for that; `LiveEffector` gives each performer its own.
    public var command: Command {
        guard case .change(let command) = work else { preconditionFailure("the API's client was given a message to deliver") }
        return command
    }

    /// What is to be delivered.
    /// - Precondition: the order is for that; `LiveEffector` gives each performer its own.
    public var message: Message {
        guard case .deliver(let message) = work else { preconditionFailure("the notifier was given a request to the API") }
        return message
    }
}

import ActionKit
public import Canonical
public import DefenderAPI
public import Guardrails

/// Leave to send one deed. It is made only after the audit log has durably recorded the intent, and sending spends it.
public struct Order<M: Mode>: ~Copyable, Sendable {
    /// What is to be sent.
    public let command: Command
    /// When the intent was recorded.
    public let intended: Timestamp
    /// The step token of the intent.
    public let token: String

    /// - Precondition: the intent of this token is durable. `IntentJournal.intend` is the one caller.
    init(_ command: Command, token: String, intended: Timestamp) {
        self.command = command
        self.token = token
        self.intended = intended
    }
}

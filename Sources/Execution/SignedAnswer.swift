public import Audit
public import Canonical
public import Guardrails

/// An approver's answer as the ledger keeps it: whoever can write the ledger cannot make one.
public struct SignedAnswer: Hashable, Sendable {
    public let run: String
    public let step: String
    public let approver: String
    /// The text of an `ApprovalStatement`.
    public let statement: String
    /// Ed25519, in base64.
    public let signature: String

    public init(run: String, step: String, approver: String, statement: String, signature: String) {
        self.run = run
        self.step = step
        self.approver = approver
        self.statement = statement
        self.signature = signature
    }

    /// The answer, if it is the approver's own and about this question; nil for anything else.
    public func verified(_ question: ApprovalQuestion, keys: [String: VerifyingKey]) -> ApprovalAnswer? {
        guard let stated = ApprovalStatement(statement), stated.approver == approver, stated.run == question.run,
            stated.step == question.step, stated.digest == question.digest, let key = keys[approver],
            key.verifies(signature, of: statement)
        else { return nil }
        return ApprovalAnswer(approver: approver, isApproval: stated.isApproval, time: stated.time)
    }

    /// The record of it: whoever has the log and cordon.yaml can check it anew.
    public func entry(at time: Timestamp) -> AuditEntry {
        AuditEntry(
            kind: "approval", time: time, mode: .live,
            fields: [
                "run": .string(run), "step": .string(step), "approver": .string(approver), "statement": .string(statement),
                "signature": .string(signature),
            ])
    }
}

/// Answers of approvers, kept by the ledger. Every process of a project may write here, whoever holds the audit log's lock
/// (reliability.md, "Audit log"). All methods return when the change is durable.
public protocol ApprovalLedger: Sendable {
    /// What people were asked about a run that has not ended, with their answers so far; empty if there is no such run.
    func questions(of run: String) throws(LedgerFailure) -> [(question: ApprovalQuestion, answers: [SignedAnswer])]

    /// Notes an answer; an earlier one of the same approver gives way to it.
    func note(_ answer: SignedAnswer) throws(LedgerFailure)

    /// Answers that the audit log does not tell yet.
    func unrecordedAnswers() throws(LedgerFailure) -> [SignedAnswer]

    /// Notes that the audit log tells of these.
    func noteRecorded(_ answers: [SignedAnswer]) throws(LedgerFailure)
}

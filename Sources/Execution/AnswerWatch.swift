public import Canonical

/// Tells whether approvers have said something since a plan was reviewed.
public struct AnswerWatch: Sendable {
    /// How often to look.
    public static let interval = Duration.seconds(2)

    private let ledger: any Ledger
    private let plan: Digest
    private let known: Set<SignedAnswer>

    /// - Parameter plan: the digest of its file. What has been answered so far is known: the review that follows reads it.
    public init(_ ledger: any Ledger, plan: Digest) throws(LedgerFailure) {
        self.ledger = ledger
        self.plan = plan
        known = try Self.answers(ledger, plan)
    }

    /// Whether there is an answer that the review did not know.
    public func hasNews() throws(LedgerFailure) -> Bool { try Self.answers(ledger, plan) != known }

    private static func answers(_ ledger: any Ledger, _ plan: Digest) throws(LedgerFailure) -> Set<SignedAnswer> {
        Set(try ledger.questions(of: plan).flatMap(\.answers))
    }
}

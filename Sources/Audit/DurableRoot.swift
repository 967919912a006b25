/// The root of what the disk has. It is signed when somebody wants it signed: most of those who write an intent do not, and a
/// signature takes as long as a quick disk's sync.
public struct DurableRoot: Sendable {
    /// What there is to sign.
    public let checkpoint: Checkpoint
    private let key: SigningKey

    /// Of a tree whose records are all durable; nothing else may be signed, so that no two roots of one size can ever differ.
    public init(_ checkpoint: Checkpoint, signableBy key: SigningKey) {
        self.checkpoint = checkpoint
        self.key = key
    }

    /// The root with its log's signature, the same one each time (RFC 8032: Ed25519 takes no random numbers).
    public var signed: SignedCheckpoint { SignedCheckpoint(checkpoint, signedBy: key) }
}

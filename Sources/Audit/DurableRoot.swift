/// The root of what the disk has. It is worked out and signed when somebody wants it: most of those who write an intent do not, and both
/// together take as long as a quick disk's sync.
public struct DurableRoot: Sendable {
    private let origin: String
    private let tree: CompactRange
    private let key: SigningKey

    /// Of a tree whose records are all durable; nothing else may be signed, so that no two roots of one size can ever differ.
    init(_ origin: String, _ tree: CompactRange, _ key: SigningKey) {
        (self.origin, self.tree, self.key) = (origin, tree, key)
    }

    /// Of a log of these lines that is kept somewhere else than in files.
    public init(origin: String, lines: some Sequence<[UInt8]>, signableBy key: SigningKey) {
        self.init(origin, lines.reduce(into: CompactRange()) { _ = $0.append(line: $1) }, key)
    }

    /// What there is to sign.
    public var checkpoint: Checkpoint { Checkpoint(origin: origin, size: tree.size, root: tree.root) }

    /// The root with its log's signature, the same one each time (RFC 8032: Ed25519 takes no random numbers).
    public var signed: SignedCheckpoint { SignedCheckpoint(checkpoint, signedBy: key) }
}

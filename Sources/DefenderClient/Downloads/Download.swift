public import Canonical

/// What was downloaded. It is kept as it came and never unpacked.
public struct Download: Hashable, Sendable {
    /// Where it lies.
    public let path: String
    /// Its length in bytes.
    public let size: Int
    /// SHA-256 of its bytes.
    public let digest: Digest
}

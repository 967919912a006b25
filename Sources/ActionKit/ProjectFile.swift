public import Canonical

/// A file of the project that a step sends: read by the rim of the program, for nothing below it has a file system.
public struct ProjectFile: Hashable, Sendable {
    /// As the playbook writes it, as seen from cordon.yaml.
    public let path: String
    public let content: [UInt8]
    /// The digest of the content.
    public let digest: Digest

    public init(path: String, content: [UInt8]) {
        self.path = path
        self.content = content
        digest = Digest(of: content)
    }

    /// The SHA-256 in hexadecimal digits, as the service writes it.
    public var sha256: String { String(digest.description.dropFirst("sha256:".utf8.count)) }
}

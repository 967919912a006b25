public import Canonical

/// A plan that is being applied, as another process needs it to go on with: the file, and the files of the project that it
/// was made with. What was reviewed is what goes on, whatever has been edited since.
public struct PlanArchive: Hashable, Sendable {
    /// A file of the project.
    public struct Source: Hashable, Sendable {
        /// As the plan names it; `cordon.yaml` for the configuration.
        public let path: String
        public let bytes: [UInt8]

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The digest of the plan file.
    public let digest: Digest
    /// The id of the plan (the digest of its inputs).
    public let id: Digest
    /// The plan file's canonical bytes.
    public let file: [UInt8]
    public let sources: [Source]

    public init(digest: Digest, id: Digest, file: [UInt8], sources: [Source]) {
        self.digest = digest
        self.id = id
        self.file = file
        self.sources = sources
    }
}

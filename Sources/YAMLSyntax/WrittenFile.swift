public import Diagnostics

/// A file as it is written: documents with what nodes forget, and the comments between their parts.
public struct WrittenFile: Sendable {
    /// One document of it.
    public struct Document: Sendable {
        /// The byte of its `---`, else of its root.
        public let start: Int
        /// Begun by `---`.
        public let isExplicit: Bool
        /// Its value.
        public let root: WrittenNode
    }

    /// In the order of the file.
    public let documents: [Document]
    /// In the order of the file.
    public let comments: [Comment]
    /// Whether a line like `%YAML 1.2` stands before a document.
    public let hasDirectives: Bool

    /// - Parameter file: one that `YAMLParser` has read without errors.
    /// - Returns: nil if libyaml refuses the file.
    public init?(_ file: SourceFile) {
        let read = file.bytes.withUnsafeBufferPointer { bytes in
            var reader = WrittenReader(file, bytes)
            return reader.read()
        }
        guard let read else { return nil }
        documents = read.documents
        comments = CommentScan(file, opaque: read.opaque).comments()
        hasDirectives = read.hasDirectives
    }
}

/// A stretch of bytes of a source file.
public struct SourceRange: Hashable, Sendable, CustomStringConvertible {
    /// The file that it belongs to.
    public let file: SourceFile
    /// In bytes from the start of the file; empty for a place between two characters.
    public let offsets: Range<Int>

    /// These bytes of this file.
    public init(file: SourceFile, offsets: Range<Int>) {
        self.file = file
        self.offsets = offsets
    }

    /// Its first byte.
    public var start: SourcePosition { file.position(at: offsets.lowerBound) }
    /// Behind its last byte.
    public var end: SourcePosition { file.position(at: offsets.upperBound) }

    /// `path:line:column` of the start.
    public var description: String {
        let start = start
        return "\(file.path):\(start.line):\(start.column)"
    }
}

/// A place in a source file.
public struct SourcePosition: Hashable, Sendable {
    /// Counted from 1. A line ends at LF, CRLF or CR.
    public let line: Int
    /// Counted from 1, in Unicode scalars; a byte order mark at the start of the file takes no column.
    public let column: Int
    /// Counted from 0, in bytes of the file.
    public let offset: Int

    /// A place by its three numbers.
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

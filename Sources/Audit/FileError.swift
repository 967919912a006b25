import Glibc

/// A call to the operating system that failed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Hashable, Sendable {
        case read, open, write, sync, truncate, rename, lock
        case makeDirectory = "create the folder"
        case syncDirectory = "sync the folder"
        case inspect = "look at"
    }

    /// What was tried.
    public let operation: Operation
    /// On which file.
    public let path: String
    /// The system's error number (`errno`).
    public let code: Int32

    /// A failed call.
    public init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// A sentence with the system's own words for the reason.
    public var description: String { Messages.file(self, reason: String(cString: strerror(code))) }
}

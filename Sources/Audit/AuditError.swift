/// Why the log can't be written.
public enum AuditError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process writes it; who, if its note could be read.
    case locked(LockHolder?)
    /// The log could not be opened.
    case file(FileError)
    /// A write or a sync has failed. The writer has stopped for good: what is on the disk is known only after a new start.
    case stopped(FileError)
    /// What is there is not a log that may be continued.
    case damaged([AuditFinding])
    /// An older file of the log is needed and not there.
    case partMissing(path: String)
    case key(KeyFile.Fault)
    /// There is a log but not the key that it is signed with.
    case keyMissing(path: String)
    /// The key file holds another key than the log names.
    case otherKey(log: VerifyingKey, file: VerifyingKey)

    /// A sentence with what to do.
    public var description: String { Messages.error(self) }
}

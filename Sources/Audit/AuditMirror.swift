/// A second file that every record goes to, on another disk or machine.
public struct AuditMirror: Hashable, Sendable {
    /// Which of the two files must hold a record before anything is done on its account.
    public enum Requirement: Hashable, Sendable {
        /// Both: what either cannot take stops the writer.
        case all
        /// One: the writer goes on with the other file, and stops when that fails too.
        case any
    }

    /// Where the copy lies: one file, however many the log itself has, and a checkpoint beside it.
    public let location: AuditLocation
    /// What has to be written.
    public let requirement: Requirement

    /// A mirror.
    public init(location: AuditLocation, requirement: Requirement) {
        self.location = location
        self.requirement = requirement
    }
}

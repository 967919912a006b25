/// What it takes to open a log.
public struct AuditOpening: Sendable {
    /// Where the log lies.
    public var location: AuditLocation
    /// Where its key lies; made there when the log is begun.
    public var keyFile: KeyFile
    /// This process and the time, for the lock and for records that opening writes.
    public var holder: LockHolder
    /// The id that the log gets if it is begun now: lower-case letters, digits and hyphens.
    public var newLogID: String
    /// The signed root that the ledger holds, if it holds one: the log must still agree with it.
    public var ledgerRoot: [UInt8]?
    /// From how many bytes on a file is full and the next one is begun; nil for one file only.
    public var rotateAt: Int?
    /// A second file for every record.
    public var mirror: AuditMirror?

    /// What it takes to open a log.
    public init(
        location: AuditLocation, keyFile: KeyFile, holder: LockHolder, newLogID: String, ledgerRoot: [UInt8]? = nil, rotateAt: Int? = nil,
        mirror: AuditMirror? = nil
    ) {
        self.location = location
        self.keyFile = keyFile
        self.holder = holder
        self.newLogID = newLogID
        self.ledgerRoot = ledgerRoot
        self.rotateAt = rotateAt
        self.mirror = mirror
    }
}

extension AuditError {
    /// Failures of the operating system while a log is opened.
    static func wrap<Result>(_ body: () throws(FileError) -> Result) throws(AuditError) -> Result {
        do throws(FileError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }
}

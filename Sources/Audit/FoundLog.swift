/// What lies on the disk when a log is opened.
struct FoundLog {
    let lines: AuditLines
    let checkpoint: [UInt8]?
    let hashes: [UInt8]
    /// The length of the log without an unfinished last line.
    let finishedLength: Int
    /// Whether there was no file, or one whose first record was never finished.
    var isNew: Bool { lines.count == 0 }

    init(at location: AuditLocation, _ files: any FileSystem) throws(FileError) {
        let bytes = try files.contents(of: location.log) ?? []
        checkpoint = try files.contents(of: location.checkpoint)
        hashes = try files.contents(of: location.hashes) ?? []
        lines = AuditLines(bytes)
        finishedLength = bytes.count - lines.torn.count
    }
}

/// What lies on the disk when a log is opened.
struct FoundLog {
    /// The lines of the newest file, and of as many before it as are needed.
    private(set) var lines: AuditLines
    let checkpoint: [UInt8]?
    let hashes: [UInt8]
    /// The number of the newest file, from 1.
    let part: Int
    /// The length of the newest file without an unfinished last line.
    let finishedLength: Int
    /// An unfinished last line of the newest file.
    let torn: [UInt8]
    /// What only the mirror holds; among the lines, and still to be written to the newest file.
    let restored: [UInt8]
    /// What the first of these lines says, if it does not begin the log.
    private(set) var start: PartStart?

    /// The number of the first of these lines.
    var base: Int64 { start?.tree.size ?? 0 }
    /// Whether there was no file, or one whose first record was never finished.
    var isNew: Bool { lines.count == 0 }

    /// - Parameter wanted: the number of a record that must be among the lines.
    init(
        at location: AuditLocation, mirror: FoundMirror?, reaching wanted: (_ checkpoint: [UInt8]?) -> Int64, _ files: any FileSystem
    ) throws(AuditError) {
        var bytes = try AuditError.wrap { () throws(FileError) in try Self.newest(location, files) }
        (checkpoint, hashes) = try AuditError.wrap { () throws(FileError) in
            (try files.contents(of: location.checkpoint), try files.contents(of: location.hashes) ?? [])
        }
        lines = AuditLines(bytes)
        torn = lines.torn
        finishedLength = bytes.count - torn.count
        bytes.removeLast(torn.count)
        start = AuditParts.start(bytes)
        part = start?.part ?? 1
        let first = min(wanted(checkpoint), mirror?.count ?? .max)
        while let begun = start, begun.tree.size > first {
            let path = location.part(begun.part - 1)
            guard let older = try AuditError.wrap({ () throws(FileError) in try files.contents(of: path) }) else {
                throw .partMissing(path: path)
            }
            bytes = older + bytes
            start = AuditParts.start(older)
            guard (start?.part ?? 1) == begun.part - 1 else { throw .partMissing(path: path) }
        }
        lines = AuditLines(bytes)
        restored = try mirror?.beyond(lines, from: start?.tree.size ?? 0) ?? []
        if !restored.isEmpty { lines = AuditLines(bytes + restored) }
    }

    /// The bytes of the newest file. One that was finished, but whose successor was never begun, is the newest again.
    private static func newest(_ location: AuditLocation, _ files: any FileSystem) throws(FileError) -> [UInt8] {
        let bytes = try files.contents(of: location.log) ?? []
        guard !bytes.contains(UInt8(ascii: "\n")) else { return bytes }
        let older = try AuditParts.count(location, files)
        guard older > 0 else { return bytes }
        try files.rename(location.part(older), to: location.log)
        try files.syncDirectory(DiskFiles.directory(of: location.log))
        return try files.contents(of: location.log) ?? []
    }
}
